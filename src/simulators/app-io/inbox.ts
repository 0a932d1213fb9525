// The people behind the phones: who uses the app, which services they admit, what reached them. Called by api.ts and the pages.
import { usoAppIo } from '#demo/app-io.ts';
import type { Archivio } from './archive.ts';
import type { Servizio } from './service.ts';
import { statusOf } from './status.ts';
import type { MessaggioTenuto, Rifiuto } from './wire.ts';

/** Whether a person wants the messages of a service: as they last said on their phone. */
export function isAllowed(archivio: Archivio, persona: string, servizio: Servizio): boolean {
	return archivio.scelta(persona, servizio) ?? usoAppIo(persona) !== 'BLOCCATO';
}

/** Why a message will be rejected after it was accepted; decided as it comes in. */
export function rejectionOf(archivio: Archivio, persona: string, servizio: Servizio): Rifiuto | undefined {
	const uso = usoAppIo(persona);
	if (uso === 'NON_ISCRITTO' || uso === 'SPARITO') return 'USER_NOT_FOUND';
	return uso === 'VIETATO' || !isAllowed(archivio, persona, servizio) ? 'SERVICE_NOT_ALLOWED' : undefined;
}

/** What is on the phone, the newest first. */
export function deliveredTo(archivio: Archivio, persona: string, now: Date): MessaggioTenuto[] {
	return archivio.of(persona).filter((messaggio) => statusOf(messaggio, now) === 'PROCESSED');
}

/** Services that the person may block or admit: those that wrote, and those about which they decided. */
export function servicesOf(archivio: Archivio, persona: string): Servizio[] {
	const scriventi = archivio.of(persona).map(({ sender_service_id }) => sender_service_id);
	return [...new Set([...scriventi, ...archivio.scelte(persona)])].toSorted();
}
