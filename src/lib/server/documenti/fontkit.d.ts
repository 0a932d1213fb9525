// The part of fontkit that write-pdf.ts uses; the package carries no types.
declare module 'fontkit' {
	export type Font = { hasGlyphForCodePoint: (codePoint: number) => boolean };
	export function create(data: Uint8Array): Font;
}
