// What ties a row to its pratica. Pure; called by the use cases that write documents, messages and numbers of the register.
import type { Contorno } from '../servizi/porta.ts';
import type { Pratica } from './pratica.ts';

/** Ente, person, request and instant of a row about a pratica. */
export function legamiDi({ ente, istante }: Contorno, { id, personaId }: Pick<Pratica, 'id' | 'personaId'>) {
	return { ente: ente.id, persona: personaId, pratica: id, istante };
}
