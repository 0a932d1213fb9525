// Numbers of notices with their check digits; made where the simulator of pagoPA itself, or another program, makes a notice.

/** 18 digits. `segregazione` is of two digits, `base` of at most thirteen. */
export function navDi(segregazione: string, base: number): string {
	const cifre = `3${segregazione}${String(base).padStart(13, '0')}`;
	return `${cifre}${String(BigInt(cifre) % 93n).padStart(2, '0')}`;
}

/** One that nobody has. `random` gives bytes. */
export function navACaso(segregazione: string, random: (quanti: number) => Uint8Array): string {
	const base = [...random(5)].reduce((numero, byte) => numero * 256 + byte, 0);
	return navDi(segregazione, base);
}

/** The IUV of a notice. */
export function iuvDi(nav: string): string {
	return nav.slice(1);
}
