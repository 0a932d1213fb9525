// Reads what stands in addresses; called by routes.
import { error } from '@sveltejs/kit';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id. @throws HttpError 404 when it has not the form of one */
export function readUuid(text: string | null | undefined): string {
	if (text && UUID.test(text)) return text;
	error(404, { message: 'Questo indirizzo non porta a nulla. Controlla di averlo scritto bene.' });
}
