// Who has only the till or the settings opens no list of children and changes no request: the clerks' pages of the services, called by hand.
import { describe, expect, it } from 'vitest';
import { requireIstruttore } from '#lib/server/http/actor.ts';
import { impiegato, type Impiegato } from '#tests/support/mondo.ts';
import * as area from '../../src/routes/operatore/servizi/occupazione-suolo/area/[numero]/+page.server.ts';
import * as lista from '../../src/routes/operatore/servizi/trasporto-scolastico/lista/[linea]/+page.server.ts';
import * as trasporto from '../../src/routes/operatore/servizi/trasporto-scolastico/+page.server.ts';

const url = new URL('http://seveso.localhost/operatore');

function evento(utente: Impiegato): never {
	return { locals: { utente }, url, params: { numero: 'OS-2026-000001', linea: 'rossa' } } as never;
}

type Azione = (evento: never) => unknown;
const PROVE: [string, Azione][] = [
	['le linee e la graduatoria', trasporto.load as Azione],
	['la lista del giorno', lista.load as Azione],
	['l’area di una domanda', area.load as Azione],
	...['calcola', 'pubblica', 'chiudi', 'distanza'].map((nome): [string, Azione] => [
		nome,
		trasporto.actions[nome as 'calcola'] as Azione
	]),
	...['area', 'ordinanza'].map((nome): [string, Azione] => [nome, area.actions[nome as 'area'] as Azione])
];

describe.each(['cassa', 'amministratore'] as const)('chi ha solo il ruolo %s', (ruolo) => {
	it.each(PROVE)('non apre e non usa %s', async (_nome, prova) => {
		const tentata = Promise.resolve().then(() => prova(evento(impiegato('seveso', ruolo))));
		await expect(tentata).rejects.toMatchObject({ status: 403 });
	});
});

it.each(['operatore', 'responsabile'] as const)('chi è %s segue le pratiche', (ruolo) => {
	const chi = impiegato('seveso', ruolo);
	expect(requireIstruttore(evento(chi))).toBe(chi);
});
