// The last step of a login and the form of the roles, called by hand as nobody's browser would.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepCompiuto } from '#lib/server/identita/accessi-in-corso.ts';
import { impronta } from '#lib/server/identita/impronta.ts';
import { suspendOperatore } from '#lib/server/incarichi/suspend-operatore.ts';
import { BROWSER } from '#tests/support/accessi.ts';
import { firmaDi } from '#tests/support/incarichi.ts';
import { apriMondo, come, comeSistema, enteDi, impiegato, type Mondo } from '#tests/support/mondo.ts';
import { PROVA } from '#tests/support/sessione.ts';
import { load as completa } from '../../src/routes/accesso/completa/+page.server.ts';
import { actions } from '../../src/routes/operatore/persone/[id]/uffici/[ufficio]/+page.server.ts';

const elisa = impiegato('cassola', 'amministratore');
const giovanna = impiegato('cassola', 'operatore');

let mondo: Mondo;

beforeAll(async () => {
	mondo = await apriMondo();
});

afterAll(() => mondo.chiudi());

async function locals(altro: object = {}) {
	const { database, clock, newId } = mondo;
	return { app: { database, clock, newId }, ente: await enteDi(mondo), ...altro };
}

it('chi è sospeso tra la risposta del gestore e la sessione legge che non può entrare', async () => {
	const { operatoreId } = giovanna;
	await comeSistema(mondo, 'cassola', (tx) =>
		keepCompiuto(tx, {
			codice: 'codice-1',
			adesso: mondo.clock(),
			compiuto: {
				...({
					ente: 'cassola',
					browser: impronta(BROWSER),
					area: 'operatore',
					ritorno: '/operatore'
				} as const),
				...{ titolare: { operatoreId }, prova: PROVA }
			}
		})
	);
	await come(mondo, elisa, (tx) => suspendOperatore(tx, operatoreId, firmaDi(mondo, elisa)));
	const messi: string[] = [];
	const event = {
		locals: await locals(),
		url: new URL('http://cassola.localhost/accesso/completa?codice=codice-1'),
		request: new Request('http://cassola.localhost/accesso/completa'),
		cookies: {
			get: (nome: string) => (nome === '__Host-accesso' ? BROWSER : undefined),
			set: (nome: string) => messi.push(nome),
			delete: () => undefined
		}
	};
	await expect(completa(event as never)).rejects.toMatchObject({
		status: 403,
		body: { codice: 'NON_OPERATORE' }
	});
	expect(messi).toEqual([]);
});

it.each(['', 'operatore'])(
	'in un ufficio che il Comune non ha non si danno ruoli (visti: %j)',
	async (visti) => {
		const url = new URL(
			`http://cassola.localhost/operatore/persone/${giovanna.operatoreId}/uffici/inventato`
		);
		const body = new URLSearchParams({ ruoli: 'responsabile', motivo: 'Sostituisce una collega', visti });
		const event = {
			locals: await locals({ utente: elisa }),
			...{ url, params: { id: giovanna.operatoreId, ufficio: 'inventato' } },
			request: new Request(url, { method: 'POST', body })
		};
		const esito = Promise.resolve(actions.salva?.(event as never)).catch((rifiuto: unknown) => rifiuto);
		expect(await esito).toMatchObject({ status: visti === '' ? 404 : 422 });
		expect(await mondo.owner`select from incarico where ufficio = 'inventato'`).toHaveLength(0);
	}
);
