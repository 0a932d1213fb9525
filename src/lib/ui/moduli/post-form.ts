// Posts a form with its files and tells how far it is; called by the file field, when there is JavaScript.
import { deserialize } from '$app/forms';
import type { ActionResult } from '@sveltejs/kit';

export type FormPost = {
	form: HTMLFormElement;
	/** The button that would have been pressed. */
	azione: string;
	/** From 0 to 1. */
	onProgress: (parte: number) => void;
};

/** What the page's action answered; the connection that breaks rejects with an Error. `fetch` cannot tell how much has left. */
export function postForm({ form, azione, onProgress }: FormPost): Promise<ActionResult> {
	const dati = new FormData(form);
	dati.set('_azione', azione);
	const request = new XMLHttpRequest();
	request.open('POST', location.href);
	request.setRequestHeader('accept', 'application/json');
	request.setRequestHeader('x-sveltekit-action', 'true');
	request.upload.addEventListener('progress', ({ loaded, total }) => {
		onProgress(total > 0 ? loaded / total : 0);
	});
	return new Promise((resolve, reject) => {
		request.addEventListener('error', () => {
			reject(new Error('Connessione interrotta'));
		});
		request.addEventListener('load', () => {
			try {
				resolve(deserialize(request.responseText));
			} catch (cause) {
				reject(new Error('Risposta non leggibile', { cause }));
			}
		});
		request.send(dati);
	});
}
