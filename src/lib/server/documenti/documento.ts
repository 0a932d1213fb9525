// The model of a printed document: plain data, frozen when the document is made; write-pdf.ts turns it into bytes.

export type Documento = {
	titolo: string;
	/** Who issues it, in the heading. */
	intestazione: { nome: string; righe: string[] };
	sezioni: SezioneDocumento[];
};

/** One part under its own heading; paragraphs first, then labelled values, then a table, then a picture. */
export type SezioneDocumento = {
	titolo: string;
	paragrafi?: string[];
	voci?: { etichetta: string; valore: string }[];
	tabella?: { colonne: string[]; righe: string[][] };
	/** An address as a QR code, and what it is for who does not see it. */
	figura?: { qr: string; alternativa: string };
};
