/** What the Comuni of the demonstration decide for public land: the tariffs of their class, invented zones and reductions. Used by enti.ts. */
import { inGradi, type Gradi } from '#lib/domain/poligono.ts';
import { centroDi, confineDi } from '../pianta.ts';

/** Standard tariffs by residents (art. 1 c. 826-827 L. 160/2019). */
const TARIFFE = {
	fino10mila: { annua: '30.00', giornaliera: '0.60' },
	fino30mila: { annua: '40.00', giornaliera: '0.70' },
	fino100mila: { annua: '50.00', giornaliera: '1.20' }
};

const CLASSI: Readonly<Record<string, keyof typeof TARIFFE>> = {
	casciago: 'fino10mila',
	'cesano-maderno': 'fino100mila'
};

/** Calendar days, longer for every ordinance. */
const ANTICIPO = {
	ordinario: { giorni: 15, unita: 'CALENDARIO' },
	strada: { giorni: 30, per: ['DIVIETO_SOSTA', 'SENSO_ALTERNATO', 'CHIUSURA_STRADA'] },
	rinnovo: 5,
	urgenzaOre: 48
};

const ANTICIPO_CESANO = {
	ordinario: { giorni: 10, unita: 'LAVORATIVI' },
	strada: { giorni: 30, per: ['CHIUSURA_STRADA'] },
	rinnovo: 2,
	urgenzaOre: 48
};

const RIDUZIONI = [
	{
		id: 'patrocinio',
		etichetta: 'Iniziativa con il patrocinio del Comune (metà)',
		percentuale: '50',
		prova: true
	},
	{
		id: 'sociale',
		etichetta: 'Raccolta fondi o iniziativa sociale di un’associazione (metà)',
		percentuale: '50',
		prova: false
	},
	{ id: 'culto', etichetta: 'Ente religioso per il culto (esente)', percentuale: '100', prova: false },
	{
		id: 'ente-pubblico',
		etichetta: 'Stato, Regione, Provincia o Comune (esente)',
		percentuale: '100',
		prova: false
	},
	{ id: 'rampa', etichetta: 'Rampa per persone con disabilità (esente)', percentuale: '100', prova: true },
	{
		id: 'politica',
		etichetta: 'Attività politica o sindacale fino a 10 metri quadrati (esente)',
		percentuale: '100',
		prova: false
	}
];

const ESENZIONI_BOLLO = [
	{ id: 'ets', etichetta: 'Ente del terzo settore (art. 82 c. 5 D.Lgs. 117/2017)' },
	{ id: 'ente-pubblico', etichetta: 'Ente pubblico (art. 16 Tabella B D.P.R. 642/1972)' },
	{ id: 'politica', etichetta: 'Attività politica o elettorale' }
];

/** A square of 40 metres around a point. */
function piazza(centro: Gradi): Gradi[] {
	const angoli = [
		[-20, -20],
		[20, -20],
		[20, 20],
		[-20, 20]
	] as const;
	return inGradi(
		angoli.map(([x, y]) => ({ x, y })),
		centro
	);
}

/** As the settings of an ente want a service. */
export function occupazioneSuoloDemo({ id, nome }: { id: string; nome: string }): object {
	return {
		id: 'occupazione-suolo',
		attivo: true,
		giorniTermine: 30,
		ufficio: 'polizia-locale',
		impostazioni: {
			tariffe: [
				{
					anno: 2026,
					atto: `delibera di prova del Comune di ${nome}`,
					...TARIFFE[CLASSI[id] ?? 'fino30mila']
				}
			],
			zone: [
				{ id: 'ordinaria', nome: 'zona ordinaria', coefficiente: '1.00' },
				{ id: 'centro', nome: 'centro', coefficiente: '1.20', vie: ['Piazza del Municipio'] }
			],
			coefficienti: [{ tipologia: 'dehors', coefficiente: '1.10' }],
			arrotondamento: 'UNITA_SUPERIORE',
			annualitaAffrancazione: 20,
			riduzioni: RIDUZIONI,
			anticipo: id === 'cesano-maderno' ? ANTICIPO_CESANO : ANTICIPO,
			cauzione: { tipologie: ['scavo'], oltreMq: 100, centAlMq: 5000, giorniDopo: 60 },
			rimborso: { trattenuta: '10', fineAnticipata: id === 'cesano-maderno' },
			maggiorazioneAbusi: '50',
			bollo: { esenzioni: ESENZIONI_BOLLO },
			distanzaMinima: 50,
			esclusi: [
				{
					motivo: 'mercato del martedì',
					dal: '2026-01-01',
					al: '2030-12-31',
					giorniSettimana: [2],
					vie: ['Piazza del Mercato']
				},
				{
					motivo: 'mercatino di Natale davanti al municipio',
					dal: '2026-12-05',
					al: '2026-12-24',
					dalle: '08:00',
					alle: '20:00',
					area: piazza(centroDi(id))
				}
			],
			strade: [
				{ via: 'Via dei Mille', classe: 'D' },
				{ via: 'Via Garibaldi', classe: 'E' }
			],
			territorio: { centro: centroDi(id), confine: confineDi(id), pianta: `/piani/${id}.geojson` },
			ufficio: 'polizia-locale'
		}
	};
}
