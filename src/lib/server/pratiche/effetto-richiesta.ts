// What a request for additions does to the term of a pratica. Pure; called by the move and by the clerks' page.
import { giornoDi, isDopo, type Giorno } from '#lib/domain/data.ts';
import { TransizioneVietata } from '#lib/domain/rifiuti.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import type { Pratica } from './pratica.ts';
import type { EffettoRichiesta } from './sospensioni.ts';

/** Whether the request may still be called irregular: within the days that the law gives to say so, and once. */
export function isInterrompibile(servizio: Servizio, pratica: Pratica, oggi: Giorno): boolean {
	const giorni = servizio.procedura.giorniIrregolarita?.(pratica.risposte);
	if (giorni === undefined) return false;
	const ultimo = giornoDi(pratica.dataPresentazione).add({ days: giorni });
	const inTempo = !isDopo(oggi, ultimo);
	return inTempo && !pratica.sospensioni.some(({ tipo }) => tipo === 'interruzione');
}

/**
 * An irregular request starts its term anew once put right; otherwise the first request for additions stops the term,
 * the later ones do not (art. 2 c. 7 L. 241/1990), and none does once the term has ended. @throws TransizioneVietata when it is too late to call it irregular
 */
export function effettoRichiesta(
	servizio: Servizio,
	pratica: Pratica,
	{ irregolare, oggi }: { irregolare: boolean; oggi: Giorno }
): EffettoRichiesta {
	if (irregolare) {
		if (isInterrompibile(servizio, pratica, oggi)) return 'interrompe';
		throw new TransizioneVietata('Irregolarità fuori tempo', 'IRREGOLARITA_TARDIVA');
	}
	const finito = isDopo(oggi, giornoDi(pratica.scadenza));
	const gia = pratica.sospensioni.some(({ tipo }) => tipo === 'integrazioni');
	return finito || gia ? 'nessuno' : 'sospende';
}
