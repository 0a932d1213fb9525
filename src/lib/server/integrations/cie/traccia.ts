// Writes down the messages of a login while they pass; used by client.ts.
import type { Chiama } from './chiama.ts';
import type { Traccia, VoceTraccia } from './port.ts';

export type Registratore = {
	traccia: Traccia;
	add: (tipo: VoceTraccia['tipo'], contenuto: string) => void;
	/** A call whose body and answer are written down. */
	record: (chiama: Chiama, voci: { richiesta: VoceTraccia['tipo']; risposta: VoceTraccia['tipo'] }) => Chiama;
};

/** An empty register of one login. */
export function createRegistratore(clock: () => Date): Registratore {
	const traccia: VoceTraccia[] = [];

	function add(tipo: VoceTraccia['tipo'], contenuto: string): void {
		traccia.push({ tipo, istante: clock().toISOString(), contenuto });
	}

	return {
		traccia,
		add,
		record: (chiama, voci) => async (indirizzo, richiesta) => {
			const corpo = richiesta?.body;
			add(voci.richiesta, corpo instanceof URLSearchParams ? corpo.toString() : indirizzo);
			const risposta = await chiama(indirizzo, richiesta);
			add(voci.risposta, await risposta.clone().text());
			return risposta;
		}
	};
}
