// A citizen proves an e-mail address with a code, changes it, takes it away.
import { fail, redirect } from '@sveltejs/kit';
import { messaggio, type CodiceErrore } from '#lib/domain/errori.ts';
import { formatDataOra, formatOra } from '#lib/domain/istante.ts';
import { parolaDi } from '#lib/ui/parola.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { askConferma, createCodice, MINUTI_CODICE } from '#lib/server/messaggi/ask-conferma.ts';
import { closeConferma, proveEmail, readConferma } from '#lib/server/messaggi/prove-email.ts';
import { readRecapito, removeRecapito, respintoInParole } from '#lib/server/messaggi/recapito-email.ts';
import { readIdentita } from '#lib/server/profilo/identita.ts';
import type { Actions, PageServerLoad } from './$types';

const FATTO: Readonly<Record<string, string>> = {
	codice: `Ti mandiamo un codice di 6 cifre. Arriva in pochi minuti e vale ${MINUTI_CODICE} minuti.`,
	annullata: 'Hai annullato la conferma. Il codice non vale più.'
};

const DA_RISCRIVERE: ReadonlySet<CodiceErrore> = new Set<CodiceErrore>([
	'EMAIL_CODICE_FORMATO',
	'EMAIL_CODICE_SBAGLIATO',
	'EMAIL_CODICE_NON_PARTITO'
]);

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const { personaId: persona } = cittadino;
	const { app, ente } = event.locals;
	const { recapito, conferma, nota } = await asCittadino(event, cittadino, async (tx) => ({
		recapito: await readRecapito(tx, { persona }),
		conferma: await readConferma(tx, { persona, istante: app.clock() }),
		nota: (await readIdentita(tx, persona)).email
	}));
	return {
		conEmail: app.email(ente) !== undefined,
		recapito: recapito && {
			indirizzo: recapito.indirizzo,
			confermato: formatDataOra(recapito.confermatoIl),
			respinto: recapito.respintoIl && {
				quando: formatDataOra(recapito.respintoIl),
				perche: respintoInParole(recapito.respintoMotivo)
			}
		},
		conferma:
			conferma.tipo === 'nessuna'
				? undefined
				: {
						tipo: conferma.tipo,
						indirizzo: conferma.indirizzo,
						partita: conferma.partita,
						fino: formatOra(conferma.scadeIl)
					},
		proposto: conferma.tipo === 'nessuna' ? (recapito?.indirizzo ?? nota ?? '') : conferma.indirizzo,
		/** From the link of the letter. */
		codice: (event.url.searchParams.get('codice') ?? '').slice(0, 20),
		fatto: parolaDi(FATTO, event.url.searchParams.get('fatto'))
	};
};

export const actions: Actions = {
	codice: async (event) => {
		const cittadino = requireCittadino(event);
		const { app, ente } = event.locals;
		const indirizzo = formText(await readFormData(event.request), 'indirizzo');
		// The page that offered the form was of another day.
		if (!app.email(ente)) redirect(303, paths.emailMessaggi());
		const esito = await asCittadino(event, cittadino, (tx) =>
			askConferma(tx, {
				ente: ente.id,
				persona: cittadino.personaId,
				indirizzo,
				id: app.newId(),
				codice: createCodice(),
				istante: app.clock()
			})
		);
		if (esito.ok) redirect(303, `${paths.emailMessaggi()}?fatto=codice`);
		// Who only has to wait wrote the address well.
		if (esito.quando) return fail(422, { indirizzo, attesa: attesaInParole(esito.codice, esito.quando) });
		return fail(422, {
			indirizzo,
			problemi: [{ campo: 'indirizzo', etichetta: 'Indirizzo e-mail', messaggio: messaggio(esito.codice) }]
		});
	},
	conferma: async (event) => {
		const cittadino = requireCittadino(event);
		const { app, ente } = event.locals;
		const codice = formText(await readFormData(event.request), 'codice');
		const esito = await asCittadino(event, cittadino, (tx) =>
			proveEmail(tx, { ente: ente.id, persona: cittadino.personaId, codice, istante: app.clock() })
		);
		if (esito.ok) redirect(303, `${paths.preferenzeMessaggi}?fatto=email`);
		const testo = messaggio(esito.codice, esito.parametri);
		// Where the code is good no more the page asks for the address again.
		const problema = DA_RISCRIVERE.has(esito.codice)
			? { campo: 'codice', etichetta: 'Codice', messaggio: testo }
			: { campo: 'indirizzo', messaggio: testo };
		return fail(422, { codice, problemi: [problema] });
	},
	annulla: async (event) => {
		const cittadino = requireCittadino(event);
		const istante = event.locals.app.clock();
		await asCittadino(event, cittadino, (tx) => closeConferma(tx, { persona: cittadino.personaId, istante }));
		redirect(303, `${paths.emailMessaggi()}?fatto=annullata`);
	},
	togli: async (event) => {
		const cittadino = requireCittadino(event);
		await asCittadino(event, cittadino, (tx) => removeRecapito(tx, { persona: cittadino.personaId }));
		redirect(303, `${paths.preferenzeMessaggi}?fatto=tolta`);
	}
};

// The minute after that instant: at its very minute it may still be too soon.
function attesaInParole(codice: CodiceErrore, quando: Date): string {
	const dalle = new Date(Math.ceil(quando.getTime() / 60_000) * 60_000);
	return messaggio(codice, { ora: formatOra(dalle), quando: formatDataOra(dalle) });
}
