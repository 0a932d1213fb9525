// Puts the stamped request and its digital stamp in the file of the pratica, byte for byte. Called when such a request is sent.
import type { Tx } from '../db/connection.ts';
import { addDocumento } from './add-documento.ts';
import type { Documento } from './documento.ts';
import { keepOriginale } from './keep-originale.ts';

export type BolloDaTenere = {
	ente: string;
	pratica: string;
	persona: string;
	numero: string;
	istante: Date;
	newId: () => string;
	bollo: { documento: Documento; pdf: Uint8Array; marca: string; congelatoIl: Date };
};

/** Two documents, each with the bytes that the other one is checked against. */
export async function addBollo(tx: Tx, dati: BolloDaTenere): Promise<void> {
	const { ente, pratica, persona, numero, istante, newId, bollo } = dati;
	const comune = { ente, pratica, persona, istante };
	const domanda = newId();
	await addDocumento(tx, {
		...comune,
		id: domanda,
		tipo: 'domanda',
		nomeFile: `domanda-${numero}.pdf`,
		contenuto: bollo.documento
	});
	await keepOriginale(tx, { ente, documento: domanda, tipoMedia: 'application/pdf', byte: bollo.pdf });
	const marca = newId();
	await addDocumento(tx, {
		...comune,
		id: marca,
		tipo: 'marca',
		nomeFile: `marca-da-bollo-${numero}.xml`,
		contenuto: {
			titolo: 'Marca da bollo digitale',
			intestazione: bollo.documento.intestazione,
			sezioni: []
		}
	});
	await keepOriginale(tx, {
		ente,
		documento: marca,
		tipoMedia: 'application/xml',
		byte: Buffer.from(bollo.marca, 'utf8')
	});
}
