/** When each question of a request for public land is asked; used by its fields. */
import {
	CODICI_TIPOLOGIA,
	CON_TITOLO_EDILIZIO,
	CON_VEICOLI,
	EVENTI,
	LAVORI,
	type Tipologia
} from './tipologie.ts';

function se<const C extends string, const T extends readonly string[]>(campo: C, tra: T) {
	return { campo, tra } as const;
}

/** An area is asked for: only a renewal and a waiver keep that of the permit. */
export const CON_AREA = se('tipoDomanda', ['NUOVA', 'MODIFICA', 'URGENZA']);
export const SU_PERMESSO = se('tipoDomanda', ['RINNOVO', 'MODIFICA', 'RINUNCIA']);
export const RINUNCIA = se('tipoDomanda', ['RINUNCIA']);
export const URGENZA = se('tipoDomanda', ['URGENZA']);
/** All but a waiver, which asks for nothing. */
export const CHIEDE = se('tipoDomanda', ['NUOVA', 'RINNOVO', 'MODIFICA', 'URGENZA']);

export const TEMPORANEA = se('durata', ['TEMPORANEA']);
export const CON_FINE = { una: [TEMPORANEA, se('tipoDomanda', ['RINNOVO'])] } as const;

const PASSO: Tipologia = 'passo_carrabile';
export const PASSO_CARRABILE = se('tipologia', [PASSO]);
export const CON_MISURE = se(
	'tipologia',
	CODICI_TIPOLOGIA.filter((valore) => valore !== PASSO)
);
export const DI_LAVORI = se('tipologia', LAVORI);
export const DI_VEICOLI = se('tipologia', CON_VEICOLI);
export const DI_TITOLO = se('tipologia', CON_TITOLO_EDILIZIO);
export const DI_EVENTO = se('tipologia', EVENTI);
export const DI_ALTRO = se('tipologia', ['altro']);

export const LATI = se('misure', ['LATI']);
export const SUPERFICIE = se('misure', ['SUPERFICIE']);
export const SU_MARCIAPIEDE = se('suolo', ['marciapiede']);
export const SU_CARREGGIATA = se('suolo', ['carreggiata']);
export const SU_PARCHEGGIO = se('suolo', ['parcheggio']);
export const A_ORE = se('orario', ['FASCIA']);
export const CON_FIDEIUSSIONE = se('cauzioneTipo', ['FIDEIUSSIONE']);
export const CON_MARCA = se('bollo', ['MARCA']);
export const ESENTE = se('bollo', ['ESENTE']);
