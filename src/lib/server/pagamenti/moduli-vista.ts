// The fields of the two public forms of payments, with what was typed and what is wrong. Pure; called by the pages under /pagamenti.
import { formatEuro } from '#lib/domain/denaro.ts';
import type { Problema } from '#lib/domain/errori.ts';
import type { VistaCampo } from '#lib/forms/vista.ts';
import { CAMPI_SPONTANEO, TESTO_MASSIMO, type ScrittiSpontaneo, type VoceSpontanea } from './spontaneo.ts';

export type ScrittiAvviso = { nav: string; codiceFiscale: string };

/** Whether a warning came: then a tick lets it go on. */
export type ProblemiModulo = readonly Problema[];

/** The form "Paga un avviso". */
export function campiAvviso(scritti: ScrittiAvviso, problemi: ProblemiModulo): VistaCampo[] {
	const dubbio = problemi.some(({ severita }) => severita === 'warn');
	return [
		testo('nav', scritti.nav, problemi, {
			etichetta: 'Codice avviso',
			aiuto: 'Sono 18 cifre, scritte sull’avviso di pagamento. Puoi lasciare gli spazi.',
			modo: 'numeric',
			massimo: 40
		}),
		...(dubbio ? [ricontrollato()] : []),
		testo('codiceFiscale', scritti.codiceFiscale, problemi, {
			etichetta: 'Codice fiscale scritto sull’avviso',
			aiuto: 'Quello della persona, della ditta o dell’associazione a cui l’avviso è intestato.',
			codice: true,
			massimo: 40
		})
	];
}

/** The form of a payment without a notice. */
export function campiSpontaneo(
	{ cent }: VoceSpontanea,
	scritti: ScrittiSpontaneo,
	problemi: ProblemiModulo
): VistaCampo[] {
	return [
		testo('nome', scritti.nome, problemi, {
			etichetta: CAMPI_SPONTANEO.nome,
			aiuto: 'Della persona, della ditta o dell’associazione per cui paghi.',
			lungo: true,
			massimo: 70
		}),
		testo('codiceFiscale', scritti.codiceFiscale, problemi, {
			etichetta: CAMPI_SPONTANEO.codiceFiscale,
			aiuto: 'Di 16 caratteri per una persona, di 11 cifre per una ditta o un’associazione.',
			codice: true,
			massimo: 40
		}),
		testo('causale', scritti.causale, problemi, {
			etichetta: CAMPI_SPONTANEO.causale,
			aiuto: `Che cosa paghi, in poche parole: al massimo ${TESTO_MASSIMO} caratteri. Non scrivere notizie sulla salute.`,
			massimo: TESTO_MASSIMO,
			lungo: true,
			facoltativo: cent !== undefined
		}),
		...(cent === undefined
			? [
					testo('importo', scritti.importo, problemi, {
						etichetta: CAMPI_SPONTANEO.importo,
						aiuto: `Per esempio ${formatEuro(1250).replace(' €', '')}.`,
						modo: 'decimal',
						simbolo: '€',
						massimo: 20
					})
				]
			: [])
	];
}

/** The problems as the list on top of the form shows them. */
export function problemiVista(problemi: ProblemiModulo, campi: readonly VistaCampo[]) {
	return problemi.map(({ campo, messaggio }) => ({
		campo,
		messaggio,
		etichetta: campi.find(({ nome }) => nome === campo)?.etichetta
	}));
}

type Aspetto = {
	etichetta: string;
	aiuto: string;
	massimo: number;
	modo?: 'numeric' | 'decimal';
	simbolo?: string;
	codice?: true;
	lungo?: true;
	facoltativo?: boolean;
};

function testo(
	nome: string,
	valore: string,
	problemi: ProblemiModulo,
	{ lungo, facoltativo = false, ...aspetto }: Aspetto
): VistaCampo {
	const problema = problemi.find(({ campo }) => campo === nome);
	return {
		...aspetto,
		nome,
		valore,
		aspetto: 'testo',
		tipoInput: 'text',
		obbligatorio: !facoltativo,
		visibile: true,
		...(!lungo && { breve: true }),
		...(problema && { [problema.severita === 'warn' ? 'avviso' : 'errore']: problema.messaggio })
	};
}

function ricontrollato(): VistaCampo {
	return {
		nome: 'ricontrollato',
		etichetta: 'Conferma del codice',
		aspetto: 'conferma',
		testo: 'Ho ricontrollato: sull’avviso il codice è scritto così.',
		attiva: false,
		obbligatorio: true,
		visibile: true
	};
}
