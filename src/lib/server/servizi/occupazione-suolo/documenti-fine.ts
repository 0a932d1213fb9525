// The documents of the end of an occupation: report of the inspection, decision on the surety. Called when a clerk records them.
import type { Giorno } from '#lib/domain/data.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatDataEstesa, formatGiorno } from '#lib/domain/istante.ts';
import type { Documento, SezioneDocumento } from '../../documenti/documento.ts';
import { firmaDi, intestazioneDi } from '../../documenti/parti.ts';
import type { Impostazioni } from '../../enti/schema.ts';
import { nomeUfficio } from '../../enti/uffici.ts';
import type { Cauzione } from './cauzione.ts';
import { nomeECodice, type PersonaInAtto } from '../../documenti/nome-e-codice.ts';

export type DatiFine = {
	impostazioni: Impostazioni;
	pratica: string;
	oggetto: string;
	ufficio: string;
	titolare: PersonaInAtto;
	perConto: string | undefined;
	protocollo: string;
	data: Giorno;
	/** Term and authority for an appeal. */
	rimedi: string;
	firmatario: { nome: string; cognome: string };
};

type Visto = { fattoIl: string; danni: boolean; note: string };

/** What was seen on the ground, by whom, when. */
export function buildVerbale(dati: DatiFine, { fattoIl, danni, note }: Visto): Documento {
	return {
		titolo: 'Verbale di sopralluogo',
		intestazione: intestazioneDi(dati.impostazioni),
		sezioni: [
			praticaDi(dati),
			{
				titolo: 'Che cosa abbiamo visto',
				paragrafi: [
					`Il ${formatGiorno(fattoIl)} abbiamo controllato l’area alla fine dell’occupazione.`,
					danni ? 'Ci sono danni o l’area non è com’era prima.' : 'L’area è libera e com’era prima.',
					...note.split('\n').filter(Boolean)
				]
			},
			{ titolo: 'Chi ha fatto il sopralluogo', paragrafi: [firmaDi(dati)] }
		]
	};
}

type Decisa = { cauzione: Cauzione; sopralluogo: Visto; trattenutaCent: number; motivo: string };

/** What the Comune keeps, what goes back, and how. */
export function buildSvincolo(
	dati: DatiFine,
	{ cauzione, sopralluogo, trattenutaCent, motivo }: Decisa
): Documento {
	const resto = cauzione.cent - trattenutaCent;
	return {
		titolo: resto > 0 ? 'Svincolo della cauzione' : 'Cauzione trattenuta',
		intestazione: intestazioneDi(dati.impostazioni),
		sezioni: [
			praticaDi(dati),
			{
				titolo: 'Che cosa abbiamo deciso',
				paragrafi: [decisione({ sopralluogo, resto, trattenutaCent }), ...motivo.split('\n').filter(Boolean)],
				voci: [
					{ etichetta: 'Cauzione', valore: `${formatEuro(cauzione.cent)}, ${TIPI[cauzione.tipo] ?? ''}` },
					{ etichetta: 'Trattenuta per i danni', valore: formatEuro(trattenutaCent) },
					{ etichetta: 'Svincolata', valore: formatEuro(resto) }
				]
			},
			...(resto > 0 ? [{ titolo: 'Come la riavrai', paragrafi: [comeDi(dati, cauzione)] }] : []),
			{ titolo: 'Che cosa puoi fare', paragrafi: [dati.rimedi] },
			{ titolo: 'Chi ha deciso', paragrafi: [firmaDi(dati)] }
		]
	};
}

const TIPI: Readonly<Record<string, string>> = {
	FIDEIUSSIONE: 'con una fideiussione',
	ASSEGNO: 'con un assegno circolare',
	VERSAMENTO: 'con un pagamento al Comune'
};

function decisione({
	sopralluogo: { fattoIl, danni },
	resto,
	trattenutaCent
}: Pick<Decisa, 'sopralluogo' | 'trattenutaCent'> & { resto: number }): string {
	const sopralluogo = `Il sopralluogo del ${formatGiorno(fattoIl)}`;
	if (!danni) return `${sopralluogo} non ha trovato danni: la cauzione è svincolata.`;
	if (trattenutaCent === 0)
		return `${sopralluogo} ha trovato danni, ma il Comune non trattiene niente: la cauzione è svincolata.`;
	return resto > 0
		? `${sopralluogo} ha trovato danni: il Comune ne trattiene una parte per ripararli e svincola il resto.`
		: `${sopralluogo} ha trovato danni: il Comune trattiene tutta la cauzione per ripararli.`;
}

function comeDi({ impostazioni, ufficio }: DatiFine, { tipo }: Cauzione): string {
	if (tipo === 'VERSAMENTO')
		return 'Il Comune ti rimborsa la somma svincolata. Trovi a che punto è nella pratica, nella tua area personale.';
	if (tipo === 'ASSEGNO')
		return `Puoi ritirare l’assegno allo sportello di ${nomeUfficio(impostazioni, ufficio)}.`;
	return 'Mostra questo documento a chi ha dato la fideiussione: per la somma svincolata non garantisce più.';
}

function praticaDi({ pratica, oggetto, titolare, perConto, protocollo, data }: DatiFine): SezioneDocumento {
	return {
		titolo: 'Il permesso',
		voci: [
			{ etichetta: 'Pratica', valore: pratica },
			{ etichetta: 'Oggetto', valore: oggetto },
			{ etichetta: 'Titolare', valore: nomeECodice(titolare) },
			...(perConto ? [{ etichetta: 'Per conto di', valore: perConto }] : []),
			{ etichetta: 'Protocollo di questo documento', valore: protocollo },
			{ etichetta: 'Data', valore: formatDataEstesa(data) }
		]
	};
}
