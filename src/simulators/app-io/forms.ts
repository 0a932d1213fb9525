// What the forms of the simulator of App IO do: the clock and the faults of the platform, and the choices of who holds a phone. Called by app-io.ts.
import { z } from 'zod';
import type { Archivio } from './archive.ts';
import { RISPOSTE, type Risponde } from './rules.ts';

/** Steps of the clock, in minutes. */
export const STEPS = [
	{ minuti: 1, nome: '1 minuto' },
	{ minuti: 10, nome: '10 minuti' },
	{ minuti: 60, nome: '1 ora' },
	{ minuti: 24 * 60, nome: '1 giorno' }
] as const;

/** Moves the clock on. */
export async function advance(archivio: Archivio, minuti: number): Promise<void> {
	const regole = archivio.regole();
	await archivio.note({ fatto: 'REGOLE', regole: { ...regole, avanti: regole.avanti + minuti * 60_000 } });
}

/** Decides how the APIs answer from now on. */
export async function answerWith(archivio: Archivio, risponde: Risponde): Promise<void> {
	await archivio.note({ fatto: 'REGOLE', regole: { ...archivio.regole(), risponde } });
}

/** Does what a form of the control page asks; returns what to say. */
export async function control(archivio: Archivio, campi: URLSearchParams): Promise<string> {
	const passo = STEPS.find(({ minuti }) => String(minuti) === campi.get('minuti'));
	if (campi.get('azione') === 'tempo' && passo) {
		await advance(archivio, passo.minuti);
		return `Il tempo è andato avanti di ${passo.nome}.`;
	}
	const risponde = RISPOSTE.find((una) => una === campi.get('risponde'));
	if (campi.get('azione') !== 'risponde' || !risponde) return 'Non ho capito che cosa fare.';
	await answerWith(archivio, risponde);
	return risponde === 'SI' ? 'App IO torna a rispondere.' : 'Il guasto è cominciato.';
}

const scelta = z.object({
	persona: z.string().regex(/^[A-Z0-9]{16}$/),
	servizio: z.string().regex(/^[a-z0-9-]{1,80}$/),
	ammesso: z.enum(['si', 'no']),
	/** The message from which they choose; the list when empty. */
	torna: z.string().regex(/^[0-9A-Z]{0,26}$/)
});

/** Keeps what a person decided about a service; returns where they go back, undefined when nothing was decided. */
export async function choose(archivio: Archivio, campi: URLSearchParams): Promise<string | undefined> {
	const letta = scelta.safeParse(Object.fromEntries(campi));
	if (!letta.success) return undefined;
	const { persona, servizio, ammesso, torna } = letta.data;
	await archivio.note({ fatto: 'SCELTA', persona, servizio, ammesso: ammesso === 'si' });
	return torna ? `/app-io/messaggi/${torna}` : `/app-io?persona=${persona}`;
}
