// Checks HTTP answers against a public OpenAPI document, of version 2 or 3, and what of it needs a tool of others; used by tests/contract.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { withoutDraft4 } from './contracts.ts';

type Risposta = { content?: Record<string, { schema?: object }>; schema?: object };
type Documento = {
	paths: Record<string, Record<string, { responses: Record<string, Risposta> }>>;
	components?: object;
	definitions?: object;
};

/** What is wrong with an answer to a call (`GET /things/{id}`), as one text; empty when it keeps to the contract. */
export type Esamina = (chiamata: string, risposta: Response) => Promise<string>;

/** Reads the contract. `formati` are its own formats. */
export function openRisposte(file: string, formati: Record<string, RegExp> = {}): Esamina {
	const documento = withoutDraft4(parse(readFileSync(file, 'utf8'))) as Documento;
	const { components, definitions } = documento;
	const ajv = new Ajv({ strict: false, allErrors: true, formats: formati });
	(addFormats as unknown as (target: Ajv) => void)(ajv);
	return async (chiamata, risposta) => {
		const [metodo = '', percorso = ''] = chiamata.split(' ');
		const dichiarata = documento.paths[percorso]?.[metodo.toLowerCase()]?.responses[String(risposta.status)];
		if (!dichiarata) return `${chiamata}: ${risposta.status} non è nel contratto`;
		const tipo = risposta.headers.get('content-type')?.split(';')[0] ?? '';
		const contenuto = dichiarata.content ? dichiarata.content[tipo] : dichiarata;
		if (!contenuto) return `${chiamata}: ${risposta.status} non è ${tipo}`;
		const corpo = await risposta.clone().text();
		if (!/^application\/(problem\+)?json$/.test(tipo) || !contenuto.schema) return '';
		const check = ajv.compile({ ...contenuto.schema, components, definitions });
		return check(JSON.parse(corpo)) ? '' : `${chiamata}: ${ajv.errorsText(check.errors)}`;
	};
}

/** Whether a program is on this machine; says in one line what is skipped without it. */
export function hasProgramma(nome: string, prova: readonly string[]): boolean {
	try {
		execFileSync(nome, prova, { stdio: 'ignore' });
		return true;
	} catch {
		console.log(`Programma assente, prove saltate: ${nome}`);
		return false;
	}
}

/** What xmllint finds wrong with XML; empty when it is valid. */
export function lintXml(xml: string, schema: string): string {
	try {
		execFileSync('xmllint', ['--nonet', '--noout', '--schema', schema, '-'], { input: xml, stdio: 'pipe' });
		return '';
	} catch (errore) {
		return String((errore as { stderr: unknown }).stderr);
	}
}
