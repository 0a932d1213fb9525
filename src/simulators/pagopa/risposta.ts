// Answers of the simulator of pagoPA as plain data, and how they reach who asked; shared by all its parts.
import type { ServerResponse } from 'node:http';
import { HTML } from '../page.ts';

export type Risposta = { status: number; body?: string; headers?: Record<string, string> };

/** Data. */
export function json(status: number, valore: unknown): Risposta {
	return { status, body: JSON.stringify(valore), headers: { 'content-type': 'application/json' } };
}

/** A refusal, as GPD and Checkout write it. */
export function problem(status: number, title: string, detail: string): Risposta {
	return json(status, { title, status, detail });
}

/** A page; the address may hold a secret of the payment, so nobody is told of it. */
export function pagina(body: string, status = 200): Risposta {
	return { status, body, headers: { ...HTML, 'referrer-policy': 'no-referrer' } };
}

/** Sends the browser on, with a GET. */
export function rinvio(location: string): Risposta {
	return { status: 303, headers: { location, 'cache-control': 'no-store' } };
}

/** Writes an answer. */
export function send(response: ServerResponse, { status, body = '', headers }: Risposta): void {
	response.writeHead(status, headers).end(body);
}

/** What a body says; undefined when it is no JSON. */
export function parseJson(body: string): unknown {
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return undefined;
	}
}

/** What zod found wrong, in one line. */
export function describeIssues({
	issues
}: {
	issues: readonly { path: PropertyKey[]; message: string }[];
}): string {
	return issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; ');
}
