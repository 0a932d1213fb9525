/** A condition on the answers as plain data: the server decides with it, the browser shows and hides fields with it. Used by forms and ui. */

export type Condizione =
	/** With `vuoto` a field without an answer satisfies it too. */
	| { campo: string; tra: readonly string[]; vuoto?: true }
	| { tutte: readonly Condizione[] }
	| { una: readonly Condizione[] };

/** Answers as text, by field; a field with several choices has a list. */
export type ValoriCondizione = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Whether the condition holds; a field without an answer satisfies only those that say so. */
export function valeCondizione(condizione: Condizione, valori: ValoriCondizione): boolean {
	if ('tutte' in condizione) return condizione.tutte.every((parte) => valeCondizione(parte, valori));
	if ('una' in condizione) return condizione.una.some((parte) => valeCondizione(parte, valori));
	const valore = valori[condizione.campo];
	const scelti = typeof valore === 'string' ? [valore] : (valore ?? []);
	if (condizione.vuoto && scelti.every((scelto) => scelto === '')) return true;
	return scelti.some((scelto) => condizione.tra.includes(scelto));
}

/** The fields that a condition looks at. */
export function campiDi(condizione: Condizione): string[] {
	if ('tutte' in condizione) return condizione.tutte.flatMap(campiDi);
	if ('una' in condizione) return condizione.una.flatMap(campiDi);
	return [condizione.campo];
}

/** The fields that exist, read in order: what a hidden field holds satisfies no condition. */
export function campiEsistenti(
	campi: readonly { nome: string; quando?: Condizione | undefined }[],
	valori: ValoriCondizione
): Set<string> {
	const presi: Record<string, string | readonly string[] | undefined> = { ...valori };
	const esistenti = new Set<string>();
	for (const { nome, quando } of campi) {
		if (!quando || valeCondizione(quando, presi)) esistenti.add(nome);
		else presi[nome] = undefined;
	}
	return esistenti;
}

/** The options that these answers leave open; one already chosen stays, so that its error can be read. */
export function opzioniAmmesse<O extends { scelta: boolean; quando?: Condizione }>(
	opzioni: readonly O[],
	valori: ValoriCondizione
): O[] {
	return opzioni.filter(({ scelta, quando }) => scelta || !quando || valeCondizione(quando, valori));
}

/** Whether a choice waits for another answer, or the Comune leaves out one that may be left out: there is nothing to choose from, and nothing to ask. */
export function isInAttesa(
	{
		opzioni,
		obbligatorio
	}: {
		nome: string;
		opzioni?: readonly { scelta: boolean; quando?: Condizione }[];
		obbligatorio?: boolean;
	},
	valori: ValoriCondizione
): boolean {
	if (!opzioni) return false;
	if (opzioni.length === 0) return obbligatorio === false;
	const manca = (campo: string): boolean => [valori[campo] ?? []].flat().every((valore) => valore === '');
	return (
		opzioniAmmesse(opzioni, valori).length === 0 &&
		opzioni.every(({ quando }) => quando && campiDi(quando).some(manca))
	);
}
