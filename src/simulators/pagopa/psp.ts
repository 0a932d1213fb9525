// The invented payment service providers of the simulator of pagoPA: one online, one at the counter.

export type Psp = { id: string; nome: string; codiceFiscale: string; intermediario: string; canale: string };

const PSP = {
	online: {
		id: 'PROVAIT01',
		nome: 'Banca di Prova',
		codiceFiscale: '80000000019',
		intermediario: '80000000019',
		canale: '80000000019_01'
	},
	sportello: {
		id: 'PROVAIT02',
		nome: 'Tabaccherie di Prova',
		codiceFiscale: '80000000027',
		intermediario: '80000000027',
		canale: '80000000027_01'
	}
} as const satisfies Record<string, Psp>;

/** Where a payment is made. */
export type Luogo = keyof typeof PSP;

/** The provider of a place. @throws Error when there is none */
export function pspDi(luogo: string): Psp {
	if (luogo !== 'online' && luogo !== 'sportello') throw new Error(`PSP sconosciuto: ${luogo}`);
	return PSP[luogo];
}

/** All of them. */
export function listPsp(): { luogo: Luogo; psp: Psp }[] {
	return [
		{ luogo: 'online', psp: PSP.online },
		{ luogo: 'sportello', psp: PSP.sportello }
	];
}
