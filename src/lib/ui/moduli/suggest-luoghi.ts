// Looks for places while a person types; attached by Testo.svelte. Without it, or when the answer fails, the field works alone.
import type { Attachment } from 'svelte/attachments';
import { paths } from '#lib/paths.ts';

/** Pause in the typing before asking, in milliseconds. */
const PAUSA = 200;
const LETTERE_MINIME = 2;

type Opzioni = { soloComuni: boolean; onproposte: (proposte: readonly string[]) => void };

/** Gives the names found for what is in the input; an older question is dropped when a new one begins. */
export function suggestLuoghi({ soloComuni, onproposte }: Opzioni): Attachment<HTMLInputElement> {
	return (input) => {
		let attesa: ReturnType<typeof setTimeout> | undefined;
		let domanda = new AbortController();
		let proposte: readonly string[] = [];

		function stop(): void {
			clearTimeout(attesa);
			domanda.abort();
		}

		function typed(): void {
			stop();
			const cerca = input.value.trim();
			// The choice of a suggestion is typing too.
			if (proposte.includes(cerca)) return;
			domanda = new AbortController();
			const { signal } = domanda;
			attesa = setTimeout(() => void look(cerca, signal), PAUSA);
		}

		async function look(cerca: string, signal: AbortSignal): Promise<void> {
			const trovate = cerca.length < LETTERE_MINIME ? [] : await ask({ cerca, soloComuni, signal });
			if (signal.aborted) return;
			proposte = trovate;
			onproposte(proposte);
		}

		input.addEventListener('input', typed);
		return () => {
			stop();
			input.removeEventListener('input', typed);
		};
	};
}

async function ask({
	cerca,
	soloComuni,
	signal
}: {
	cerca: string;
	soloComuni: boolean;
	signal: AbortSignal;
}): Promise<string[]> {
	try {
		const answer = await fetch(paths.cercaLuoghi({ cerca, soloComuni }), { signal });
		if (!answer.ok) return [];
		const { luoghi } = (await answer.json()) as { luoghi: { nome: string }[] };
		return [...new Set(luoghi.map(({ nome }) => nome))];
	} catch {
		return [];
	}
}
