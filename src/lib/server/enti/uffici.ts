// The offices of an ente by the id that a pratica keeps; called by documents, messages and pages.
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
