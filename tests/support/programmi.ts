// Programs of the machine that hold messages to their contracts, when they are there; used by tests/contract.
import { spawnSync } from 'node:child_process';

/** Says in one line what is skipped when a program is not there; `variabile` names its path. */
export function findProgramma(nome: string, variabile?: string): string | undefined {
	const programma = (variabile && process.env[variabile]) || nome;
	if (!spawnSync(programma, ['--version'], { stdio: 'ignore' }).error) return programma;
	console.log(`Programma assente, prove saltate: ${nome}${variabile ? ` (indicalo in ${variabile})` : ''}`);
	return undefined;
}

/** What is wrong with a document, as xmllint says it; empty when it keeps to the schema. */
export function checkXml(xmllint: string, { schema, xml }: { schema: string; xml: string }): string {
	const argomenti = ['--nonet', '--noout', '--schema', schema, '-'];
	const { status, stderr } = spawnSync(xmllint, argomenti, { input: xml, encoding: 'utf8' });
	return status === 0 ? '' : stderr;
}
