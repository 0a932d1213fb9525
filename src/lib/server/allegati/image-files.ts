// Whether the bytes are a picture that can be opened, by the structure each format must have; pure. Called by check-file.ts.

/** JPEG: segments one after the other up to the picture's size and its data, then the end. */
export function isJpeg(content: Buffer): boolean {
	if (content.length < 4 || content.readUInt16BE(0) !== 0xffd8) return false;
	let at = 2;
	let misurato = false;
	while (at + 4 <= content.length && content[at] === 0xff) {
		const marker = content[at + 1] ?? 0;
		// Filling between segments.
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		const lungo = content.readUInt16BE(at + 2);
		if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd9) || lungo < 2) return false;
		if (isFrame(marker) && lungo >= 11) misurato = true;
		if (marker === 0xda) return misurato && content.includes(Buffer.of(0xff, 0xd9), at + 2 + lungo);
		at += 2 + lungo;
	}
	return false;
}

// C4, C8 and CC are tables, not pictures.
function isFrame(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** PNG: its size first, then whole chunks, some of them the picture, up to the end. */
export function isPng(content: Buffer): boolean {
	if (content.subarray(0, 8).toString('hex') !== '89504e470d0a1a0a' || content.length < 45) return false;
	if (content.readUInt32BE(8) !== 13 || content.toString('latin1', 12, 16) !== 'IHDR') return false;
	if (content.readUInt32BE(16) === 0 || content.readUInt32BE(20) === 0) return false;
	let disegno = false;
	for (let at = 8; at + 12 <= content.length; at += 12 + content.readUInt32BE(at)) {
		const nome = content.toString('latin1', at + 4, at + 8);
		if (nome === 'IEND') return disegno;
		if (nome === 'IDAT') disegno = true;
	}
	return false;
}

const LARGHEZZA = 256;
const ALTEZZA = 257;

/** TIFF: a first directory inside the file, which tells width and height. */
export function isTiff(content: Buffer): boolean {
	const segno = content.subarray(0, 4).toString('hex');
	if ((segno !== '49492a00' && segno !== '4d4d002a') || content.length < 8) return false;
	const little = segno.startsWith('4949');
	const short = (at: number): number => (little ? content.readUInt16LE(at) : content.readUInt16BE(at));
	const inizio = little ? content.readUInt32LE(4) : content.readUInt32BE(4);
	if (inizio < 8 || inizio + 2 > content.length) return false;
	const voci = short(inizio);
	if (voci === 0 || inizio + 2 + voci * 12 > content.length) return false;
	const nomi = new Set(Array.from({ length: voci }, (_una, indice) => short(inizio + 2 + indice * 12)));
	return nomi.has(LARGHEZZA) && nomi.has(ALTEZZA);
}
