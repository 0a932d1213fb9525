// Standing deleghe of the integration tests, made and ended by the use cases themselves.
import { giornoARoma } from '#lib/domain/istante.ts';
import { answerDelega, revokeDelega } from '#lib/server/deleghe/answer-delega.ts';
import { findDelega } from '#lib/server/deleghe/delega.ts';
import { registerDelega } from '#lib/server/deleghe/register-delega.ts';
import { come, type Mondo, type Residente } from './mondo.ts';

export const SERVIZIO_DELEGATO = 'accesso-atti';

type Parti = { delegante: Residente; delegato: Residente };

/** A delega that awaits its answer; returns its id. */
export async function registraDelega(
	mondo: Mondo,
	{ delegante, delegato }: Parti,
	{ servizi = [SERVIZIO_DELEGATO], finoAl = '2027-11-24' } = {}
): Promise<string> {
	const id = mondo.newId();
	const dal = giornoARoma(mondo.clock()).toString();
	await come(mondo, delegante, (tx) =>
		registerDelega(tx, {
			...{ id, ente: 'cassola', delegante, delegato, servizi, dal, finoAl },
			istante: mondo.clock()
		})
	);
	return id;
}

/** Accepts it, or not. */
export function rispondiADelega(
	mondo: Mondo,
	chi: Residente,
	{ id, accetta }: { id: string; accetta: boolean }
): Promise<void> {
	return come(mondo, chi, (tx) =>
		answerDelega(tx, { id, persona: chi.personaId, istante: mondo.clock(), accetta })
	);
}

export function revocaDelega(mondo: Mondo, chi: Residente, id: string): Promise<void> {
	return come(mondo, chi, (tx) => revokeDelega(tx, { id, persona: chi.personaId, istante: mondo.clock() }));
}

/** As one of its two persons reads it today. */
export async function statoDelega(mondo: Mondo, chi: Residente, id: string): Promise<string> {
	const oggi = giornoARoma(mondo.clock());
	const { stato } = await come(mondo, chi, (tx) => findDelega(tx, { id, persona: chi.personaId, oggi }));
	return stato;
}
