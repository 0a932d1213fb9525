// The parts of fontkit that pdf.ts and the test of the fonts use; the package carries no types.
declare module 'fontkit' {
	export type Font = { characterSet: number[]; hasGlyphForCodePoint: (codePoint: number) => boolean };
	export function create(data: Uint8Array): Font;
}
