// Reads the files of a small form; called by the routes of clerks and citizens.

/** The files that were chosen in a field, with their content. */
export function formFiles(dati: FormData, nome: string): Promise<{ nome: string; byte: Uint8Array }[]> {
	const file = dati.getAll(nome).filter((uno): uno is File => uno instanceof File && uno.name !== '');
	return Promise.all(
		file.map(async (uno) => ({ nome: uno.name, byte: new Uint8Array(await uno.arrayBuffer()) }))
	);
}
