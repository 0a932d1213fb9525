// Reminds the people of an ente of what expires, source by source. Called by timers.ts.
import { isOraDiPromemoria } from '#lib/domain/promemoria.ts';
import type { App } from '../app.ts';
import { asSystem } from '../db/in-ente.ts';
import { findPromemoria, type Promemoria } from '../promemoria/find-promemoria.ts';
import { fontiDi, type Fonte } from '../promemoria/fonti.ts';
import { sendPromemoria } from '../promemoria/send-promemoria.ts';
import { contornoSistema, type AppDelContorno } from './contorno-sistema.ts';

export type AppDeiPromemoria = AppDelContorno & Pick<App, 'database' | 'log'>;

/** After so many it looks again at what is still due: somebody may have done it meanwhile. */
const QUANTI = 100;

/** Returns how many reminders it wrote. */
export async function remind(app: AppDeiPromemoria, ente: string): Promise<number> {
	if (!isOraDiPromemoria(app.clock())) return 0;
	let inviati = 0;
	for (const fonte of fontiDi(app.porta)) {
		try {
			inviati += await remindFonte(app, ente, fonte);
		} catch (error) {
			app.log.error({ err: error, ente, fonte: fonte.nome }, 'scadenze non lette');
		}
	}
	return inviati;
}

async function remindFonte(app: AppDeiPromemoria, ente: string, fonte: Fonte): Promise<number> {
	const visti = new Set<string>();
	let inviati = 0;
	for (;;) {
		const dovuti = await asSystem(app, ente, async (tx) =>
			findPromemoria(tx, await contornoSistema(app, tx, ente), fonte)
		);
		const gruppo = dovuti.filter((uno) => !visti.has(chiaveDi(uno))).slice(0, QUANTI);
		if (gruppo.length === 0) return inviati;
		for (const uno of gruppo) {
			visti.add(chiaveDi(uno));
			if (await sendOne(app, ente, uno)) inviati += 1;
		}
	}
}

// One that cannot be written does not keep the others still.
async function sendOne(app: AppDeiPromemoria, ente: string, promemoria: Promemoria): Promise<boolean> {
	const { clock, newId, log } = app;
	try {
		return await asSystem(app, ente, (tx) =>
			sendPromemoria(tx, promemoria, { ente, istante: clock(), newId })
		);
	} catch (error) {
		const { tipo, pratica } = promemoria.scadenza;
		log.error({ err: error, ente, tipo, pratica: pratica?.numero }, 'promemoria non scritto');
		return false;
	}
}

function chiaveDi({ scadenza: { tipo, entro }, riferimenti }: Promemoria): string {
	return [tipo, entro, ...riferimenti].join(' ');
}
