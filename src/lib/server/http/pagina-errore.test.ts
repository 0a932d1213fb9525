import { error, isRedirect } from '@sveltejs/kit';
import { expect, it } from 'vitest';
import { withErrorPage } from './pagina-errore.ts';

async function doveManda(percorso: string): Promise<string> {
	const url = new URL(percorso, 'http://cassola.localhost');
	const rifiuto = await withErrorPage({ url }, () =>
		error(400, { message: '', codice: 'USCITA_RIFIUTATA' })
	).catch((altro: unknown) => altro);
	return isRedirect(rifiuto) ? rifiuto.location : '';
}

it('la pagina dell’errore non ha nell’indirizzo il messaggio di un gestore, né un codice di altri', async () => {
	const dove = await doveManda(
		'/accesso/spid/slo?codice=TROPPI_ACCESSI&SAMLRequest=segreto&area=operatore&ritorno=//altro.example'
	);
	expect(dove).toBe('/accesso/errore?codice=USCITA_RIFIUTATA&area=operatore&ritorno=%2Foperatore');
});
