// Runs what a page of this service asks for, and gives back what was typed when stored facts or a colleague stand against it.
import { isHttpError, redirect } from '@sveltejs/kit';
import { refuse } from '#lib/server/http/modulo.ts';
import { NOMI } from './nomi.ts';

/** Goes on to `poi` once it is done. @throws Redirect */
export async function runOrRefuse(dati: FormData, poi: string, work: () => Promise<unknown>) {
	try {
		await work();
	} catch (refusal) {
		if (!isHttpError(refusal, 409)) throw refusal;
		return refuse(dati, [{ campo: 'tappe', messaggio: refusal.body.message }], NOMI);
	}
	redirect(303, poi);
}
