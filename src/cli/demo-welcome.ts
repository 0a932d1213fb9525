// The lines printed when the demo is ready: addresses and people; called by demo.ts.

type Welcome = { port: number; enti: readonly { id: string; nome: string }[]; seconds: number };

/** The text for the terminal. */
export function demoWelcome({ port, enti, seconds }: Welcome): string {
	const rows = enti.map(({ id, nome }) => `  ${nome.padEnd(20)} http://${id}.localhost:${port}`);
	return [
		'',
		`Comune Vicino è pronto (${seconds.toFixed(1)} s).`,
		'',
		`  Portale              http://localhost:${port}`,
		...rows,
		'',
		'Per finire premi Ctrl+C. Per ricominciare da capo: npm run demo -- --fresh',
		''
	].join('\n');
}
