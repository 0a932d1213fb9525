/** The fields about trips, stops and who waits for the child; part of the definition in servizio.ts. */
import { allegato } from '#lib/forms/campi/allegato.ts';
import { codiceFiscale } from '#lib/forms/campi/codice-fiscale.ts';
import { telefono } from '#lib/forms/campi/contatti.ts';
import { data } from '#lib/forms/campi/data.ts';
import { dichiarazione } from '#lib/forms/campi/dichiarazione.ts';
import { ripetuto } from '#lib/forms/campi/ripetuto.ts';
import { sceltaDaImpostazioni } from '#lib/forms/campi/scelta-da-impostazioni.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { scelte } from '#lib/forms/campi/scelte.ts';
import { siNo } from '#lib/forms/campi/si-no.ts';
import { testo } from '#lib/forms/campi/testo.ts';
import type { PianoMappa } from '#lib/forms/vista.ts';
import { NUOVA } from './campi-domanda.ts';
import type { Fermata, ImpostazioniTrasporto } from './impostazioni.ts';

/** More than any Comune allows: the number that holds is in the settings. */
const DELEGATI_SCRITTI = 10;

const CON_ANDATA = {
	tutte: [NUOVA, { campo: 'servizio', tra: ['ANDATA_RITORNO', 'SOLO_ANDATA'] }]
} as const;
const CON_RITORNO = {
	tutte: [NUOVA, { campo: 'servizio', tra: ['ANDATA_RITORNO', 'SOLO_RITORNO'] }]
} as const;
const CAMBIO_FERMATA = { campo: 'tipoDomanda', tra: ['CAMBIO_FERMATA'] } as const;
const RINUNCIA = { campo: 'tipoDomanda', tra: ['RINUNCIA'] } as const;
const DA_SOLO = { tutte: [CON_RITORNO, { campo: 'rientroAutonomo', tra: ['si'] }] } as const;
/** Goes home with somebody who waits. */
export const ACCOMPAGNATO = { tutte: [CON_RITORNO, { campo: 'rientroAutonomo', tra: ['no'] }] } as const;
const CON_DELEGATI = {
	una: [ACCOMPAGNATO, { campo: 'tipoDomanda', tra: ['CAMBIO_DELEGATI'] }]
} as const;
const IN_DUE = {
	tutte: [DA_SOLO, { campo: 'titolo', tra: ['GENITORE'] }, { campo: 'altroGenitore', tra: ['SI'] }]
} as const;

const ALTROVE = { campo: 'secondaFermata', tra: ['SI'] } as const;

type Corsa = 'andata' | 'ritorno';

/** Stops where the bus passes on a trip, each offered with its line. */
function fermate(corsa: Corsa) {
	return ({ linee }: ImpostazioniTrasporto) =>
		linee.flatMap((linea) =>
			linea.fermate
				.filter((fermata) => fermata[corsa] !== undefined)
				.map((fermata) => ({
					valore: fermata.id,
					etichetta: etichettaFermata(fermata, corsa),
					punto: [fermata.lat, fermata.lon] as const,
					quando: { campo: 'linea', tra: [linea.id] }
				}))
		);
}

/** The same stops without the map, which would weigh on the page once more; none where the Comune admits one stop only. */
function altreFermate(corsa: Corsa) {
	return (impostazioni: ImpostazioniTrasporto) =>
		impostazioni.fermateAlterne
			? fermate(corsa)(impostazioni).map(({ valore, etichetta, quando }) => ({ valore, etichetta, quando }))
			: [];
}

/** The same stops with the name of their line: for who changes, whatever the line. */
function fermateConLinea(corsa: Corsa) {
	return ({ linee }: ImpostazioniTrasporto) =>
		linee.flatMap(({ nome, fermate: sue }) =>
			sue
				.filter((fermata) => fermata[corsa] !== undefined)
				.map((fermata) => ({
					valore: fermata.id,
					etichetta: `${nome}: ${etichettaFermata(fermata, corsa)}`,
					punto: [fermata.lat, fermata.lon] as const
				}))
		);
}

/** The map of the stops, where the Comune has one; it opens on them. */
function pianoFermate({ linee, mappa }: ImpostazioniTrasporto): PianoMappa | undefined {
	const [prima] = linee.flatMap((linea) => linea.fermate);
	if (!mappa || !prima) return undefined;
	const { pianta, tiles } = mappa;
	return {
		confine: [],
		centro: [prima.lat, prima.lon],
		...(pianta && { url: pianta }),
		...(tiles && { tiles })
	};
}

function etichettaFermata(fermata: Fermata, corsa: Corsa): string {
	return `${fermata.nome}, ore ${fermata[corsa] ?? ''}`;
}

const GIORNI = [
	{ valore: 'LUN', etichetta: 'Lunedì' },
	{ valore: 'MAR', etichetta: 'Martedì' },
	{ valore: 'MER', etichetta: 'Mercoledì' },
	{ valore: 'GIO', etichetta: 'Giovedì' },
	{ valore: 'VEN', etichetta: 'Venerdì' }
] as const;

export const campiCorsa = {
	servizio: scelta({
		etichetta: 'Servizio',
		obbligatorio: true,
		opzioni: [
			{ valore: 'ANDATA_RITORNO', etichetta: 'Andata e ritorno' },
			{ valore: 'SOLO_ANDATA', etichetta: 'Solo andata' },
			{ valore: 'SOLO_RITORNO', etichetta: 'Solo ritorno' }
		],
		quando: NUOVA
	}),
	giorni: scelte({
		etichetta: 'Giorni',
		obbligatorio: true,
		opzioni: GIORNI,
		quando: NUOVA
	}),
	linea: sceltaDaImpostazioni({
		etichetta: 'Linea',
		obbligatorio: true,
		opzioni: ({ linee }: ImpostazioniTrasporto) =>
			linee.map(({ id, nome, posti, scuole }) => ({
				valore: id,
				etichetta: nome,
				aiuto: `${posti} posti per ogni corsa`,
				quando: { campo: 'scuola', tra: scuole }
			})),
		quando: NUOVA
	}),
	fermataAndata: sceltaDaImpostazioni({
		etichetta: 'Fermata di andata',
		obbligatorio: true,
		opzioni: fermate('andata'),
		piano: pianoFermate,
		quando: CON_ANDATA
	}),
	fermataRitorno: sceltaDaImpostazioni({
		etichetta: 'Fermata di ritorno',
		obbligatorio: true,
		opzioni: fermate('ritorno'),
		piano: pianoFermate,
		quando: CON_RITORNO
	}),
	secondaFermata: sceltaDaImpostazioni({
		etichetta: "In alcuni giorni usa un'altra fermata?",
		aiuto: "Per esempio quando sta con l'altro genitore. Della stessa linea.",
		opzioni: ({ fermateAlterne }: ImpostazioniTrasporto) =>
			fermateAlterne
				? [
						{ valore: 'NO', etichetta: 'No' },
						{ valore: 'SI', etichetta: 'Sì' }
					]
				: [],
		quando: NUOVA
	}),
	altriGiorni: scelte({
		etichetta: "In quali giorni usa l'altra fermata?",
		obbligatorio: true,
		opzioni: GIORNI,
		quando: { tutte: [NUOVA, ALTROVE] }
	}),
	altraFermataAndata: sceltaDaImpostazioni({
		etichetta: 'Altra fermata di andata',
		aiuto: 'Lascia vuoto se non cambia.',
		opzioni: altreFermate('andata'),
		quando: { tutte: [CON_ANDATA, ALTROVE] }
	}),
	altraFermataRitorno: sceltaDaImpostazioni({
		etichetta: 'Altra fermata di ritorno',
		aiuto: 'Lascia vuoto se non cambia.',
		opzioni: altreFermate('ritorno'),
		quando: { tutte: [CON_RITORNO, ALTROVE] }
	}),
	inizio: data({
		etichetta: 'Da quando',
		nonRipetere: true,
		aiuto: 'Solo se inizi ad anno già cominciato: si può se ci sono posti.',
		quando: NUOVA
	}),
	nuovaFermataAndata: sceltaDaImpostazioni({
		etichetta: 'Nuova fermata di andata',
		aiuto: 'Lascia vuoto se non cambia. Se cambi linea, la seconda fermata di alcuni giorni non vale più.',
		opzioni: fermateConLinea('andata'),
		piano: pianoFermate,
		quando: CAMBIO_FERMATA
	}),
	nuovaFermataRitorno: sceltaDaImpostazioni({
		etichetta: 'Nuova fermata di ritorno',
		aiuto: 'Lascia vuoto se non cambia.',
		opzioni: fermateConLinea('ritorno'),
		piano: pianoFermate,
		quando: CAMBIO_FERMATA
	}),
	rinunciaMotivo: testo({
		etichetta: 'Perché rinunci',
		massimo: 200,
		aiuto: 'Se vuoi. Serve se chiedi il rimborso.',
		quando: RINUNCIA
	})
};

export const campiRitiro = {
	rientroAutonomo: siNo({
		etichetta: 'Dalla fermata torna a casa da solo?',
		obbligatorio: true,
		aiuto: "Vale per l'anno scolastico. Puoi revocarlo quando vuoi.",
		quando: CON_RITORNO
	}),
	rientroAutorizzazione: dichiarazione({
		etichetta: 'Autorizzazione al rientro da solo',
		aiuto: 'Serve se ha meno di 14 anni.',
		testo:
			"Autorizzo il Comune e chi fa il trasporto a far scendere il minore alla fermata senza un adulto. So che l'autorizzazione li libera dall'obbligo di vigilanza nella salita, nella discesa e nell'attesa (art. 19-bis D.L. 148/2017).",
		quando: DA_SOLO
	}),
	confermaAltroGenitore: scelta({
		etichetta: "Come conferma l'altro genitore?",
		aiuto: 'Serve se ha meno di 14 anni.',
		opzioni: [
			{ valore: 'ACCESSO', etichetta: 'Con SPID o CIE', aiuto: 'Gli mandi tu il collegamento che ti diamo.' },
			{ valore: 'FIRMA', etichetta: 'Con un foglio firmato', aiuto: 'Carichi il foglio e il suo documento.' }
		],
		quando: IN_DUE
	}),
	autorizzazioneFirmata: allegato({
		etichetta: "autorizzazione firmata dall'altro genitore e suo documento",
		massimo: 2,
		obbligatorio: true,
		quando: { tutte: [IN_DUE, { campo: 'confermaAltroGenitore', tra: ['FIRMA'] }] }
	}),
	genitoriAllaFermata: siNo({
		etichetta: 'Alla fermata del ritorno ci sarà un genitore?',
		obbligatorio: true,
		quando: ACCOMPAGNATO
	}),
	delegati: ripetuto({
		etichetta: 'Persone delegate al ritiro',
		elemento: 'persona delegata',
		massimo: DELEGATI_SCRITTI,
		aiuto:
			'Adulti che possono aspettare il bambino al posto dei genitori. Avvisali: il Comune usa i loro dati solo per questo.',
		parti: {
			nome: testo({ etichetta: 'Nome', obbligatorio: true, massimo: 80 }),
			cognome: testo({ etichetta: 'Cognome', obbligatorio: true, massimo: 80 }),
			codiceFiscale: codiceFiscale({ etichetta: 'Codice fiscale', obbligatorio: true }),
			telefono: telefono({ etichetta: 'Telefono', obbligatorio: true })
		},
		quando: CON_DELEGATI
	}),
	documentiDelegati: allegato({
		etichetta: 'documenti dei delegati che hanno firmato su carta',
		massimo: 5,
		aiuto: 'Serve solo se una persona ha accettato la delega firmando un foglio.',
		quando: CON_DELEGATI
	}),
	emergenze: ripetuto({
		etichetta: 'Contatti di emergenza',
		elemento: 'contatto',
		massimo: 3,
		obbligatorio: true,
		parti: {
			nome: testo({ etichetta: 'Nome e cognome', obbligatorio: true, massimo: 120 }),
			telefono: telefono({ etichetta: 'Telefono', obbligatorio: true })
		},
		quando: NUOVA
	})
};
