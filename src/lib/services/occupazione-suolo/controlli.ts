/** The rules over several answers of a request for public land, each with the article or the setting it comes from; part of the definition in servizio.ts. */
import type { Giorno } from '#lib/domain/data.ts';
import { formatData } from '#lib/domain/istante.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import { cauzioneDi } from './somme.ts';
import { controlliMisure } from './controlli-misure.ts';
import { controlliPosto } from './controlli-posto.ts';
import type { ImpostazioniSuolo } from './impostazioni.ts';
import type { Controlli, Parziali } from './occupazione.ts';
import {
	giorniInclusi,
	giorniUrgenza,
	giornoDi,
	GIORNI_MASSIMI,
	primoGiorno,
	primoGiornoConOrdinanza
} from './tempi.ts';
import { VEICOLO_NECESSARIO } from './tipologie.ts';

/** Every rule; the map checks by itself that the area lies in the Comune. */
export function controlli(
	risposte: Parziali,
	{ oggi }: Pick<Contesto, 'oggi'>,
	impostazioni: ImpostazioniSuolo
): Controlli {
	return [
		...checkPermesso(risposte, oggi, impostazioni),
		...checkDate(risposte),
		...checkInizio(risposte, oggi, impostazioni),
		...controlliPosto(risposte, impostazioni),
		...controlliMisure(risposte, impostazioni),
		...checkMezzi(risposte),
		...checkRiduzione(risposte, impostazioni),
		...checkCauzione(risposte, impostazioni)
	];
}

// A permit that has run out is renewed no more; a renewal comes before the end (OS-1).
function checkPermesso(
	{ tipoDomanda, permesso, liberoDal }: Parziali,
	oggi: Giorno,
	{ anticipo: { rinnovo, blocca } }: ImpostazioniSuolo
): Controlli {
	if (tipoDomanda === 'RINUNCIA' && liberoDal && isPrima(liberoDal, oggi))
		return [{ campo: 'liberoDal', codice: 'DATA_PASSATA' }];
	if (!permesso?.dati.al) return [];
	const fine = giornoDi(permesso.dati.al);
	if (isPrima(permesso.dati.al, oggi)) return [{ campo: 'permesso', codice: 'OSP_RINNOVO_TARDIVO' }];
	if (tipoDomanda !== 'RINNOVO' || oggi.until(fine).days >= rinnovo) return [];
	return [
		{
			campo: 'permesso',
			codice: 'OSP_RINNOVO_ANTICIPO',
			parametri: { n: rinnovo, data: formatData(fine) },
			...(blocca && { severita: 'block' })
		}
	];
}

function checkDate({ tipoDomanda, permesso, dal, al }: Parziali): Controlli {
	const inizio = tipoDomanda === 'RINNOVO' ? permesso?.dati.dal : dal;
	if (!al || !inizio) return [];
	const ultimo = tipoDomanda === 'RINNOVO' ? permesso?.dati.al : undefined;
	if (giorniInclusi(inizio, al) < 1 || (ultimo && al <= ultimo))
		return [{ campo: 'al', codice: 'OSP_DATE_INVERTITE' }];
	return giorniInclusi(inizio, al) > GIORNI_MASSIMI
		? [{ campo: 'al', codice: 'OSP_DURATA_MASSIMA', parametri: { n: GIORNI_MASSIMI } }]
		: [];
}

// OS-1: the lead of the Comune, longer where an ordinance is needed; what is urgent may have begun already.
function checkInizio(
	{ tipoDomanda, permesso, dal, viabilita }: Parziali,
	oggi: Giorno,
	{ anticipo }: ImpostazioniSuolo
): Controlli {
	// A permit that is being changed keeps its beginning.
	if (!dal || (tipoDomanda === 'MODIFICA' && permesso?.dati.dal === dal)) return [];
	const urgenza = giorniUrgenza(anticipo);
	if (tipoDomanda === 'URGENZA' && !isDopo(dal, oggi.add({ days: urgenza })))
		return isPrima(dal, oggi.subtract({ days: urgenza }))
			? [{ campo: 'dal', codice: 'OSP_URGENZA_TARDIVA', parametri: { n: anticipo.urgenzaOre } }]
			: [];
	if (isPrima(dal, oggi)) return [{ campo: 'dal', codice: 'DATA_PASSATA' }];
	const conOrdinanza = primoGiornoConOrdinanza(oggi, anticipo, viabilita ?? 'NESSUNA');
	if (viabilita === 'CHIUSURA_STRADA' && conOrdinanza && isPrima(dal, conOrdinanza))
		return [{ campo: 'dal', codice: 'OSP_ANTICIPO_ORDINANZA', parametri: { n: anticipo.strada.giorni } }];
	const ordinario = primoGiorno(oggi, anticipo);
	const primo = conOrdinanza && isDopo(conOrdinanza.toString(), ordinario) ? conOrdinanza : ordinario;
	if (!isPrima(dal, primo)) return [];
	return [
		{
			campo: 'dal',
			codice: 'OSP_ANTICIPO_MINIMO',
			parametri: { data: formatData(primo) },
			...(anticipo.blocca && { severita: 'block' })
		}
	];
}

function checkMezzi({ tipologia, mezzi }: Parziali): Controlli {
	return VEICOLO_NECESSARIO.includes(tipologia ?? '') && !mezzi?.length
		? [{ campo: 'mezzi', codice: 'CAMPO_OBBLIGATORIO' }]
		: [];
}

function checkRiduzione(
	{ riduzione, provaRiduzione }: Parziali,
	{ riduzioni }: ImpostazioniSuolo
): Controlli {
	const scelta = riduzioni.find(({ id }) => id === riduzione);
	return scelta?.prova && !provaRiduzione?.length
		? [
				{
					campo: 'provaRiduzione',
					codice: 'ALL_MANCANTE',
					parametri: { nome: 'prova della riduzione o esenzione' }
				}
			]
		: [];
}

function checkCauzione(risposte: Parziali, impostazioni: ImpostazioniSuolo): Controlli {
	const { cauzioneTipo, cauzioneScadenza, al } = risposte;
	if (cauzioneDi(risposte, impostazioni) === undefined) return [];
	if (!cauzioneTipo) return [{ campo: 'cauzioneTipo', codice: 'CAMPO_OBBLIGATORIO' }];
	if (!cauzioneScadenza || !al || !impostazioni.cauzione) return [];
	const ultimo = giornoDi(al).add({ days: impostazioni.cauzione.giorniDopo });
	return isPrima(cauzioneScadenza, ultimo)
		? [
				{
					campo: 'cauzioneScadenza',
					codice: 'OSP_CAUZIONE_SCADENZA',
					parametri: { data: formatData(ultimo) }
				}
			]
		: [];
}

// ISO dates compare as texts.
function isPrima(data: string, giorno: Giorno): boolean {
	return data < giorno.toString();
}

function isDopo(data: string, giorno: Giorno): boolean {
	return data > giorno.toString();
}
