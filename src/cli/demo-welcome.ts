// The lines printed when the demo is ready: addresses and people; called by demo.ts.

type Persona = { ente: string; nome: string; cognome: string };
type Welcome = {
	port: number;
	simulatori: string;
	enti: readonly { id: string; nome: string }[];
	persone: readonly Persona[];
	operatori: readonly Persona[];
	seconds: number;
};

/** The text for the terminal. */
export function demoWelcome({ port, simulatori, enti, persone, operatori, seconds }: Welcome): string {
	const names = (people: readonly Persona[], ente: string): string =>
		people
			.filter((persona) => persona.ente === ente)
			.map(({ nome, cognome }) => `${nome} ${cognome}`)
			.join(', ');
	const rows = enti.flatMap(({ id, nome }) => [
		`  ${nome.padEnd(20)} http://${id}.localhost:${port}`,
		`    residenti: ${names(persone, id)}`,
		`    operatori: ${names(operatori, id)}`
	]);
	return [
		'',
		`Comune Vicino è pronto (${seconds.toFixed(1)} s).`,
		'',
		`  Portale              http://localhost:${port}`,
		`  Simulatori           ${simulatori}`,
		`  App IO di prova      ${simulatori}/app-io`,
		`  pagoPA di prova      ${simulatori}/pagopa`,
		`  Posta di prova       ${simulatori}/posta`,
		...rows,
		'',
		'Si entra senza password: in "Accedi" scegli un gestore di prova (SPID, CIE o eIDAS), poi una persona.',
		'Per finire premi Ctrl+C. Per ricominciare da capo: npm run demo -- --fresh',
		''
	].join('\n');
}
