// How the invented residents use App IO; known to its simulator and to the tests.
import { persone } from './persone.ts';

/**
 * `NON_ISCRITTO` does not use the app; `BLOCCATO` wants no messages of the Comune, until they say otherwise on their phone;
 * `ATTESA` makes the platform ask once to wait before it takes a message, `GUASTO` makes it fail once;
 * `SPARITO` and `VIETATO` may be written to, and their messages are rejected after they were accepted: the profile
 * is gone, or the service is not allowed. Everybody else simply receives.
 */
export type UsoAppIo = 'NON_ISCRITTO' | 'BLOCCATO' | 'ATTESA' | 'GUASTO' | 'SPARITO' | 'VIETATO';

const PER_NOME: Record<string, UsoAppIo> = {
	'Carla Mapelli': 'NON_ISCRITTO',
	'Davide Brambilla': 'BLOCCATO',
	'Paolo Crespi': 'ATTESA',
	'Silvia Bernasconi': 'GUASTO',
	"Maria Grazia Dell'Orto": 'SPARITO',
	'GIUSEPPE ANTONIO ESPOSITO': 'VIETATO'
};

const perCodice = new Map(
	persone.map(({ codiceFiscale, nome, cognome }) => [codiceFiscale, PER_NOME[`${nome} ${cognome}`]])
);

/** How a person uses App IO; undefined for everybody who simply receives. */
export function usoAppIo(codiceFiscale: string): UsoAppIo | undefined {
	return perCodice.get(codiceFiscale);
}
