// The files of a batch for INPS, as text: CSV and XML in a format of our own, described in docs/assegno-maternita-inps.md. Pure; called when a batch is made.
import { writeRighe } from '#lib/domain/csv.ts';
import { importoDecimale } from '#lib/domain/denaro.ts';

export type RigaTracciato = {
	pratica: string;
	beneficiario: { codiceFiscale: string; cognome: string; nome: string };
	evento: { tipo: string; data: string };
	figli: readonly { codiceFiscale: string; cognome: string; nome: string; nascita: string }[];
	cent: number;
	iban: string;
};

export type Tracciato = {
	codice: string;
	/** ISO date. */
	data: string;
	ente: { nome: string; codiceFiscale: string; belfiore: string };
	righe: readonly RigaTracciato[];
};

const COLONNE = [
	...['progressivo', 'pratica', 'codice_fiscale', 'cognome', 'nome', 'evento', 'data_evento'],
	...['figli', 'codici_fiscali_figli', 'importo', 'iban']
];

/** The sum of a batch in cents. */
export function totaleDi({ righe }: Pick<Tracciato, 'righe'>): number {
	return righe.reduce((somma, { cent }) => somma + cent, 0);
}

/** One line for each request, the totals last; every value in quotes (RFC 4180, with semicolons). */
export function writeCsv(tracciato: Tracciato): string {
	const righe = tracciato.righe.map(({ pratica, beneficiario, evento, figli, cent, iban }, posto) => [
		...[String(posto + 1), pratica, beneficiario.codiceFiscale, beneficiario.cognome, beneficiario.nome],
		...[evento.tipo, evento.data, String(figli.length)],
		figli.map(({ codiceFiscale }) => codiceFiscale).join(' '),
		...[importoDecimale(cent), iban]
	]);
	const totale = [
		'TOTALE',
		tracciato.codice,
		String(righe.length),
		...Array<string>(6).fill(''),
		importoDecimale(totaleDi(tracciato)),
		''
	];
	return writeRighe([COLONNE, ...righe, totale]);
}

/** The same with the data of each child. */
export function writeXml(tracciato: Tracciato): string {
	const { codice, data, ente, righe } = tracciato;
	const lotto = attributi({
		codice,
		data,
		ente: ente.nome,
		codiceFiscaleEnte: ente.codiceFiscale,
		codiceCatastale: ente.belfiore,
		domande: String(righe.length),
		totale: importoDecimale(totaleDi(tracciato))
	});
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<lotto xmlns="urn:comune-vicino:assegno-maternita:1"${lotto}>`,
		...righe.flatMap(domanda),
		'</lotto>',
		''
	].join('\n');
}

function domanda(
	{ pratica, beneficiario, evento, figli, cent, iban }: RigaTracciato,
	posto: number
): string[] {
	return [
		`\t<domanda${attributi({ progressivo: String(posto + 1), pratica })}>`,
		`\t\t<beneficiario${attributi(beneficiario)}/>`,
		`\t\t<evento${attributi(evento)}/>`,
		...figli.map((figlio) => `\t\t<figlio${attributi(figlio)}/>`),
		`\t\t<pagamento${attributi({ importo: importoDecimale(cent), iban })}/>`,
		'\t</domanda>'
	];
}

function attributi(valori: Readonly<Record<string, string>>): string {
	return Object.entries(valori)
		.map(([nome, valore]) => ` ${nome}="${escaped(valore)}"`)
		.join('');
}

const ENTITA: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;'
};

// Control characters have no place in XML 1.0, not even escaped; blanks of other kinds would be changed by who reads an attribute.
function escaped(testo: string): string {
	return testo
		.replace(/\s+/g, ' ')
		.replace(/[^\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
		.replace(/[&<>"']/g, (carattere) => ENTITA[carattere] ?? '');
}
