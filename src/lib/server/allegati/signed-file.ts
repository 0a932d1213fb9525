// Whether the bytes are a CAdES envelope (.p7m), as it is or in base64; pure. Called by check-file.ts.

/** DER of the object identifier "signedData". */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');
const BASE64 = /^[A-Za-z0-9+/=\s]+$/;

/** An envelope that covers the whole file and holds the beginning of a SignedData (RFC 5652, art. 5.1). */
export function isSigned(content: Buffer): boolean {
	if (content[0] === 0x30) return isEnvelope(content);
	const text = content.toString('latin1').replace(/-----(?:BEGIN|END) [A-Z0-9 ]+-----/g, '');
	return BASE64.test(text) && isEnvelope(Buffer.from(text, 'base64'));
}

function isEnvelope(content: Buffer): boolean {
	const outside = readHead(content, { at: 0, tag: 0x30 });
	if (!outside?.covers(content.length)) return false;
	if (!content.subarray(outside.inside).subarray(0, SIGNED_DATA.length).equals(SIGNED_DATA)) return false;
	const explicit = readHead(content, { at: outside.inside + SIGNED_DATA.length, tag: 0xa0 });
	const data = explicit && readHead(content, { at: explicit.inside, tag: 0x30 });
	if (!data) return false;
	// The version, then the set of digests.
	const { inside } = data;
	return content.subarray(inside, inside + 2).toString('hex') === '0201' && content[inside + 3] === 0x31;
}

type Head = { inside: number; covers: (end: number) => boolean };

// An indefinite length ends with two zeros.
function readHead(content: Buffer, { at, tag }: { at: number; tag: number }): Head | undefined {
	const first = content[at + 1];
	if (content[at] !== tag || first === undefined) return undefined;
	if (first === 0x80)
		return { inside: at + 2, covers: (end) => content.subarray(end - 2, end).equals(Buffer.alloc(2)) };
	if (first < 0x80) return { inside: at + 2, covers: (end) => at + 2 + first === end };
	const size = first - 0x80;
	const inside = at + 2 + size;
	if (size > 4 || inside > content.length) return undefined;
	const length = content.readUIntBE(at + 2, size);
	return { inside, covers: (end) => inside + length === end };
}
