// What a browser sends of a form of settings; used by the property tests.
import type { VistaImpostazione } from '#lib/server/impostazioni/vista.ts';

/** What a browser sends of the form as it was drawn, with the line ends that it uses. */
export function invia(vista: VistaImpostazione, dati = new FormData()): FormData {
	const metti = (nome: string, valore: string): void => {
		dati.append(nome, valore.replace(/\r?\n/g, '\r\n'));
	};
	if (vista.aspetto === 'testo' || vista.aspetto === 'area') metti(vista.nome, vista.valore);
	if (vista.aspetto === 'casella' && vista.attiva) metti(vista.nome, 'si');
	if (vista.aspetto === 'scelta') metti(vista.nome, vista.opzioni.find(({ scelta }) => scelta)?.valore ?? '');
	if (vista.aspetto === 'gruppo') for (const campo of vista.campi) invia(campo, dati);
	if (vista.aspetto === 'presenza' && vista.campo) {
		metti(vista.presente, 'si');
		invia(vista.campo, dati);
	}
	if (vista.aspetto === 'elenco') {
		metti(vista.quanti, String(vista.elementi.length));
		for (const campo of vista.elementi.flatMap(({ campi }) => campi)) invia(campo, dati);
	}
	return dati;
}
