// The offices of an ente by the id that a pratica keeps; called by documents, messages and pages.
import { paths } from '#lib/paths.ts';
import type { Impostazioni } from './schema.ts';

export type Ufficio = Impostazioni['uffici'][number];

/** The office, or none when the ente has closed it since. */
export function findUfficio({ uffici }: Pick<Impostazioni, 'uffici'>, id: string): Ufficio | undefined {
	return uffici.find((ufficio) => ufficio.id === id);
}

/** Its name, or that of the ente when it is closed. */
export function nomeUfficio(impostazioni: Pick<Impostazioni, 'uffici' | 'nome'>, id: string): string {
	return findUfficio(impostazioni, id)?.nome ?? `Comune di ${impostazioni.nome}`;
}

/** Where an appointment is asked for: the Comune's own agenda when it has one, otherwise the portal's page. */
export function indirizzoPrenotazioni(
	{ prenotazioni }: Pick<Impostazioni, 'prenotazioni'>,
	servizio?: string
): string {
	return prenotazioni ?? paths.prenotaAppuntamento(servizio);
}

/** Whom to turn to for a service: its office, or the Comune when that is closed. */
export function aiutoDi(
	impostazioni: Impostazioni,
	{ ufficio: id, servizio }: { ufficio: string; servizio: string }
): { ufficio: string; telefono: string; pec: string; orari: string | undefined; prenota: string } {
	const ufficio = findUfficio(impostazioni, id);
	return {
		ufficio: nomeUfficio(impostazioni, id),
		telefono: ufficio?.telefono ?? impostazioni.telefono,
		pec: ufficio?.pec ?? impostazioni.domicilioDigitale,
		orari: ufficio?.orari,
		prenota: indirizzoPrenotazioni(impostazioni, servizio)
	};
}
