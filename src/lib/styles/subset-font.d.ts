// What split-fonts.ts asks of subset-font, which carries no types.
declare module 'subset-font' {
	export default function subsetFont(
		font: Uint8Array,
		text: string,
		options: { targetFormat: 'woff2' }
	): Promise<Uint8Array>;
}
