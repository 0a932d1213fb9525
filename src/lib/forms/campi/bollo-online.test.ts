// The stamp bought online is an answer only where the Comune can sell it.
import { describe, expect, it } from 'vitest';
import { accessoAtti } from '#lib/services/accesso-atti/servizio.ts';
import { occupazioneSuolo } from '#lib/services/occupazione-suolo/servizio.ts';
import { contesto } from '#tests/support/prova-accesso-atti.ts';
import { readCampo } from './gruppo.ts';

const { usoBollo } = accessoAtti.campi;
const { bollo } = occupazioneSuolo.campi;
const conPagopa = { ...contesto, bolloOnline: true } as const;

describe.each([
	['dell’accesso agli atti', usoBollo],
	['del suolo pubblico', bollo]
])('la marca digitale %s', (_nome, campo) => {
	it('si può scegliere dove il Comune ha pagoPA, e altrove no', () => {
		expect(readCampo(campo, 'DIGITALE', conPagopa)).toEqual({ valore: 'DIGITALE', problemi: [] });
		expect(readCampo(campo, 'DIGITALE', contesto).problemi.map(({ codice }) => codice)).toEqual([
			'CAMPO_SCELTA'
		]);
		expect(readCampo(campo, 'ESENTE', contesto).problemi).toEqual([]);
	});

	it('si vede solo lì', () => {
		const valori = (dove: typeof contesto): string[] => {
			const vista = campo.tipo.vista({ nome: 'bollo', grezzo: undefined, contesto: dove, errori: new Map() });
			return 'opzioni' in vista ? vista.opzioni.map(({ valore }) => valore) : [];
		};
		expect(valori(conPagopa)).toContain('DIGITALE');
		expect(valori(contesto)).not.toContain('DIGITALE');
	});
});

describe('la marca digitale', () => {
	it('si compra per 16 euro, prima dell’invio, e il riepilogo lo dice', () => {
		const { impostazioni, oggi } = contesto;
		const decise = accessoAtti.impostazioni.parse(impostazioni);
		const risposte = {
			tipoAccesso: 'DOCUMENTALE',
			modalita: 'COPIA_CONFORME',
			usoBollo: 'DIGITALE',
			invio: 'RITIRO'
		} as Parameters<typeof accessoAtti.costi>[0];
		expect(accessoAtti.bolloOnline?.(risposte, decise)).toEqual({ campo: 'usoBollo', cent: 1_600 });
		expect(accessoAtti.bolloOnline?.({ ...risposte, usoBollo: 'ESENTE' }, decise)).toBeUndefined();
		expect(accessoAtti.costi(risposte, decise, { oggi })).toContainEqual({
			descrizione: 'Imposta di bollo sulla richiesta',
			cent: 1_600,
			quando: "da pagare online prima dell'invio"
		});
	});
});
