// Reads what stands in addresses; called by routes.
import { error } from '@sveltejs/kit';
import { isUuid } from '#lib/domain/uuid.ts';

/** An id. @throws HttpError 404 when it has not the form of one */
export function readUuid(text: string | null | undefined): string {
	if (text && isUuid(text)) return text;
	error(404, { message: 'Questo indirizzo non porta a nulla. Controlla di averlo scritto bene.' });
}
