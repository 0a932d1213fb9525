// Reads a posted form; called by every action.
import { error } from '@sveltejs/kit';

/** Fields of the largest form are a few hundred: more is no form of ours. */
const CAMPI_MASSIMI = 1_000;

/** @throws HttpError 400 when the body is no form or has more than `massimo` fields, 413 when it is too large */
export async function readFormData(request: Request, massimo = CAMPI_MASSIMI): Promise<FormData> {
	const dati = await request.formData().catch((fault: unknown) => {
		if (!(fault instanceof TypeError)) throw fault;
		error(400, { message: 'Non siamo riusciti a leggere quello che hai inviato. Torna indietro e riprova.' });
	});
	if ([...dati.keys()].length > massimo)
		error(400, { message: 'Quello che hai inviato ha troppi campi. Torna indietro e riprova.' });
	return dati;
}
