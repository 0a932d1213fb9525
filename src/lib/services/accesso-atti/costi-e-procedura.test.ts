import { describe, expect, it } from 'vitest';
import { risposteComplete } from '#lib/forms/validate.ts';
import { V1, V2, V3 } from '#tests/support/accesso-atti.ts';
import { contesto, controlla, impostazioni } from '#tests/support/prova-accesso-atti.ts';
import { accessoAtti } from './servizio.ts';

describe('accesso agli atti: costi, silenzio e rimedi', () => {
	it('vedere il documento è gratis, e nel civico anche la copia digitale', () => {
		const visione = risposteComplete(controlla({ ...V1, modalita: 'VISIONE', invio: undefined }));
		expect(accessoAtti.costi(visione as never, impostazioni, contesto)).toEqual([]);
		expect(accessoAtti.costi(risposteComplete(controlla(V2)) as never, impostazioni, contesto)).toEqual([]);
	});

	it('i diritti di ricerca stanno nel listino e nei costi di chi chiede una copia documentale, secondo gli anni', () => {
		const dirittiRicerca = [
			{ oltreAnni: 10, centesimi: 3000 },
			{ oltreAnni: 0, centesimi: 1500 }
		];
		const conRicerca = { ...impostazioni, dirittiRicerca };
		const attese = [
			{ descrizione: "Ricerca di una pratica fino a 10 anni, per l'accesso documentale", cent: 1500 },
			{ descrizione: "Ricerca di una pratica di oltre 10 anni, per l'accesso documentale", cent: 3000 }
		];
		expect(accessoAtti.tariffe(conRicerca).slice(-2)).toEqual(attese);
		const copia = risposteComplete(controlla(V1)) as never;
		// The file of 1987 is older than ten years; with no year both rows are told.
		expect(accessoAtti.costi(copia, conRicerca, contesto).slice(-1)).toMatchObject(attese.slice(1));
		const senzaAnno = risposteComplete(controlla({ ...V1, praticaAnno: undefined })) as never;
		expect(accessoAtti.costi(senzaAnno, conRicerca, contesto).slice(-2)).toMatchObject(attese);
		const visione = risposteComplete(controlla({ ...V1, modalita: 'VISIONE' })) as never;
		expect(accessoAtti.costi(visione, conRicerca, contesto)).toEqual([]);
	});

	it('nel civico si paga solo la carta, mai la ricerca', () => {
		const conRicerca = { ...impostazioni, dirittiRicerca: [{ oltreAnni: 0, centesimi: 1500 }] };
		const carta = risposteComplete(
			controlla({ ...V2, modalita: 'COPIA_SEMPLICE_CARTA', invio: 'RITIRO' })
		) as never;
		expect(accessoAtti.costi(carta, conRicerca, contesto).map(({ cent }) => cent)).toEqual([20]);
	});

	it('la copia conforme su carta costa le facciate e due volte il bollo da 16 euro', () => {
		const carta = risposteComplete(controlla({ ...V3, invio: 'RITIRO' })) as never;
		const costi = accessoAtti.costi(carta, impostazioni, contesto);
		expect(costi.map(({ cent }) => cent)).toEqual([20, 1600, 1600]);
		expect(costi.at(-1)?.descrizione).toContain('ogni 4 facciate');
	});

	it('la copia conforme in digitale non paga facciate', () => {
		const costi = accessoAtti.costi(risposteComplete(controlla(V3)) as never, impostazioni, contesto);
		expect(costi.map(({ cent, descrizione }) => `${descrizione} ${cent}`)).toEqual([
			'Copia digitale 0',
			'Imposta di bollo sulla richiesta 1600',
			'Imposta di bollo sulla copia 1600'
		]);
	});

	it('il silenzio respinge solo il documentale', () => {
		const documentale = risposteComplete(controlla(V1)) as never;
		const foia = risposteComplete(controlla(V2)) as never;
		expect(accessoAtti.procedura.isSilenzioRigetto(documentale)).toBe(true);
		expect(accessoAtti.procedura.isSilenzioRigetto(foia)).toBe(false);
		expect(accessoAtti.procedura.effettoSilenzio(foia, impostazioni)).toContain('non è respinta');
		expect(accessoAtti.procedura.rimedi(documentale, impostazioni)).toContain('TAR');
	});

	it("l'oggetto del protocollo non contiene dati personali", () => {
		expect(accessoAtti.oggettoProtocollo(risposteComplete(controlla(V1)) as never)).toBe(
			'Accesso documentale - edilizia'
		);
	});
});
