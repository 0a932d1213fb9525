// How the invented residents use App IO; known to its simulator and to the tests.
import { persone } from './persone.ts';

/**
 * `NON_ISCRITTO` does not use the app; `BLOCCATO` wants no messages of the Comune;
 * `ATTESA` makes the platform ask once to wait before it takes a message. Everybody else simply receives.
 */
export type UsoAppIo = 'NON_ISCRITTO' | 'BLOCCATO' | 'ATTESA';

const PER_NOME: Record<string, UsoAppIo> = {
	'Carla Mapelli': 'NON_ISCRITTO',
	'Davide Brambilla': 'BLOCCATO',
	'Paolo Crespi': 'ATTESA'
};

const perCodice = new Map(
	persone.map(({ codiceFiscale, nome, cognome }) => [codiceFiscale, PER_NOME[`${nome} ${cognome}`]])
);

/** How a person uses App IO; undefined for everybody who simply receives. */
export function usoAppIo(codiceFiscale: string): UsoAppIo | undefined {
	return perCodice.get(codiceFiscale);
}
