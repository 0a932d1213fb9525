// The vectors of public land as a client of the API sends them: synthetic people and companies. Used by the tests of the rules and of the API.

const BOLLO = { bollo: 'MARCA', marcaDaBollo: '01234567890125', marcaEsclusiva: true, impegni: true };

/** What every temporary occupation of the vectors shares. */
const TEMPORANEA = {
	titolo: 'PROPRIO',
	tipoDomanda: 'NUOVA',
	durata: 'TEMPORANEA',
	via: 'Via Roma',
	misure: 'LATI',
	viabilita: 'NESSUNA',
	orario: 'GIORNATA',
	planimetria: ['planimetria.pdf'],
	...BOLLO
};

/** V1: a company's scaffold in Castellanza for 45 days. */
export const V1 = {
	...TEMPORANEA,
	titolo: 'LEGALE_RAPPR',
	enteDenominazione: 'Edilnova Prealpi Srl',
	enteCodiceFiscale: '03456780125',
	enteSede: 'Via Volta 3, Castellanza',
	enteRea: 'VA-123456',
	entePec: 'edilnova@pec.example',
	enteCarica: 'Amministratore unico',
	tipologia: 'ponteggio',
	motivo: 'Rifacimento della facciata del condominio.',
	lunghezza: 12.4,
	larghezza: 1.2,
	suolo: ['carreggiata'],
	dal: '2027-01-11',
	al: '2027-02-24',
	impresaDenominazione: 'Edilnova Prealpi Srl',
	impresaPartitaIva: '03456780125',
	impresaResponsabile: 'Paolo Crespi',
	impresaTelefono: '0331 000000',
	titoloEdilizio: 'manutenzione ordinaria'
};

/** V2: a removal in Seveso of one morning, with no parking on the road. */
export const V2 = {
	...TEMPORANEA,
	tipologia: 'trasloco',
	motivo: 'Trasloco di casa con un furgone davanti al portone.',
	lunghezza: 8,
	larghezza: 2.5,
	suolo: ['carreggiata'],
	viabilita: 'DIVIETO_SOSTA',
	dal: '2026-12-18',
	al: '2026-12-18',
	orario: 'FASCIA',
	dalleOre: '08:00',
	alleOre: '13:00',
	mezzi: [{ targa: 'GA123BC', peso: 7.5 }]
};

/** V3: an association's stall in Casciago, exempt from the stamp. */
export const V3 = {
	...TEMPORANEA,
	titolo: 'LEGALE_RAPPR',
	enteDenominazione: 'Amici del Parco ETS',
	enteCodiceFiscale: '95012345674',
	enteSede: 'Via Verdi 1, Casciago',
	enteCarica: 'Presidente',
	tipologia: 'banchetto',
	motivo: 'Banchetto per far conoscere le attività nel parco.',
	lunghezza: 3,
	larghezza: 3,
	suolo: ['piazza'],
	dal: '2026-12-20',
	al: '2026-12-20',
	bollo: 'ESENTE',
	esenzioneBollo: 'ets',
	marcaDaBollo: undefined,
	marcaEsclusiva: undefined
};

/** A removal in Cesano Maderno: 10 square metres for a day. */
export const TRASLOCO_CESANO = {
	...V2,
	misure: 'SUPERFICIE',
	lunghezza: undefined,
	larghezza: undefined,
	superficie: 10,
	viabilita: 'NESSUNA',
	dal: '2026-12-07',
	al: '2026-12-07'
};

/** Tables before a bar in Seveso for 120 days. */
export const DEHORS = {
	...TEMPORANEA,
	tipologia: 'dehors',
	motivo: 'Tavolini davanti al bar per la bella stagione.',
	misure: 'SUPERFICIE',
	superficie: 24,
	suolo: ['piazza'],
	dal: '2027-05-01',
	al: '2027-08-28'
};

/** A driveway in Seveso. */
export const PASSO_CARRABILE = {
	...TEMPORANEA,
	durata: 'PERMANENTE',
	tipologia: 'passo_carrabile',
	motivo: 'Passo carrabile per entrare nel cortile.',
	misure: undefined,
	larghezzaPasso: 3.5,
	suolo: ['marciapiede'],
	larghezzaMarciapiede: 4,
	spazioPedoni: 4
};

/** A permit as its holder would find it, which ends on a day. */
export function permesso(al: string, altro: object = {}) {
	return {
		id: 'OSP-2026-000007',
		dati: {
			durata: 'TEMPORANEA',
			tipologia: 'ponteggio',
			via: 'Via Roma',
			mm2: '14880000',
			suolo: 'carreggiata',
			viabilita: 'NESSUNA',
			dal: '2026-11-02',
			al,
			...altro
		}
	};
}

/** A renewal of a permit. */
export function rinnovo(scade: string, al: string) {
	return {
		titolo: 'PROPRIO',
		tipoDomanda: 'RINNOVO',
		permesso: permesso(scade),
		motivo: 'I lavori non sono finiti.',
		al,
		...BOLLO
	};
}

/** A square of about 4.5 metres a side as GeoJSON, from its corner. */
export function quadrato([lat, lon]: [number, number], passo = 0.00004) {
	const angoli = [
		[lon, lat],
		[lon + passo * 1.43, lat],
		[lon + passo * 1.43, lat + passo],
		[lon, lat + passo],
		[lon, lat]
	];
	return { type: 'Polygon', coordinates: [angoli] };
}
