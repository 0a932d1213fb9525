// Answers of the APIs of App IO as plain data, and how they reach who asked. Called by api.ts.
import type { ServerResponse } from 'node:http';
import { problem } from './wire.ts';

export type Answer = { status: number; body?: string; headers?: Record<string, string> };

/** A refusal, with its reason. */
export function refuse(status: number, title: string, detail: string): Answer {
	return {
		status,
		body: problem(status, title, detail),
		headers: { 'content-type': 'application/problem+json' }
	};
}

/** Too many calls; `headers` say when to come back. */
export function wait(headers: Record<string, string>, seconds: number): Answer {
	const detail = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
	return { ...refuse(429, 'Too many requests', detail), headers };
}

/** Writes an answer. */
export function send(response: ServerResponse, { status, body = '', headers }: Answer): void {
	response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}
