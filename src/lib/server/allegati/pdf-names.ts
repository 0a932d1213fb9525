// The names by which a PDF runs, opens or carries something, however they are spelt; pure. Called by check-pdf.ts.

/** What the names found so far say of the document. */
export type NomiPdf = {
	protetto: boolean;
	attivo: boolean;
	automatico: boolean;
	altrove: boolean;
	/** Something is written in a way that would hide the names of an object stream. */
	travestito: boolean;
};

/** Characters that two pieces of the same text share, so that no name is cut in two. */
export const SOVRAPPOSIZIONE = 128;

const ENCRYPTED = new RegExp(nameOf('Encrypt'));
const ACTIVE = new RegExp(
	[
		...['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'Rendition'],
		...['SubmitForm', 'ImportData', 'FileAttachment']
	]
		.map(nameOf)
		.join('|')
);
// Two or three letters stand by chance among the bytes of an image: they count with what an action writes around them.
const SHORT = new RegExp(
	`[\\s<>\\]]${nameOf('JS')}\\s*(?:[(<%]|\\d+\\s+\\d+\\s+R)|${nameOf('XFA')}\\s*[[(<%\\d]`
);
/** What the reader does by itself; a place of the same document is no action. */
const AUTOMATIC = new RegExp(`${nameOf('OpenAction')}(?!\\s*\\[)|${nameOf('AA')}`);
const ELSEWHERE = new RegExp(`${nameOf('GoToR')}|${nameOf('GoToE')}`);
const DISGUISE = new RegExp(['ASCIIHexDecode', 'ASCII85Decode', 'RunLengthDecode'].map(nameOf).join('|'));
/** Objects inside a stream: by their name, or by the key that readers ask for when the name is missing. */
const OBJECTS = `${nameOf('ObjStm')}|${nameOf('First')}`;

/** No name yet. */
export function senzaNomi(): NomiPdf {
	return { protetto: false, attivo: false, automatico: false, altrove: false, travestito: false };
}

/** Adds the names of one more piece of text. */
export function addNames(prima: NomiPdf, text: string): NomiPdf {
	return {
		protetto: prima.protetto || ENCRYPTED.test(text),
		attivo: prima.attivo || ACTIVE.test(text) || SHORT.test(text),
		automatico: prima.automatico || AUTOMATIC.test(text),
		altrove: prima.altrove || ELSEWHERE.test(text),
		travestito: prima.travestito || DISGUISE.test(text)
	};
}

/** Whether the document does or carries more than a page. Another document counts when it would be opened unasked. */
export function isActive({ attivo, automatico, altrove }: NomiPdf): boolean {
	return attivo || (automatico && altrove);
}

/** Where the text names an object stream, or one of its keys. */
export function objectStreamMarks(text: string): { at: number; end: number; sicuro: boolean }[] {
	const sure = new RegExp(nameOf('ObjStm'));
	return [...text.matchAll(new RegExp(OBJECTS, 'g'))].map((mark) => ({
		at: mark.index,
		end: mark.index + mark[0].length,
		sicuro: sure.test(mark[0] + ' ')
	}));
}

/** "/J#61vaScript" is the same name as "/JavaScript". */
export function plainName(name: string): string {
	return name.replace(/#([0-9a-fA-F]{2})/g, (_all, code: string) =>
		String.fromCharCode(Number.parseInt(code, 16))
	);
}

function nameOf(name: string): string {
	return `\\/${Array.from(name, spellings).join('')}(?![A-Za-z0-9#])`;
}

function spellings(letter: string): string {
	const [high = '', low = ''] = letter.charCodeAt(0).toString(16);
	return `(?:${letter}|#${high}${low >= 'a' ? `[${low}${low.toUpperCase()}]` : low})`;
}
