// A plain HTTP client that keeps no state; used by the long proofs and the benchmark.
import { request, type Agent } from 'node:http';

export type Domanda = {
	/** `http://host:port`. */
	base: string;
	path: string;
	cookie?: string;
	/** Posted as a form when given. */
	form?: Record<string, string>;
	/** Posted as JSON when given. */
	json?: unknown;
	/** The address of the client, as a proxy would say it. */
	da?: string;
	/** Connections to use again; without it each question has its own. */
	agent?: Agent;
	/** As a browser asks: compressed. */
	compressa?: boolean;
};

export type Risposta = { status: number; location: string; cookie: string; byte: number };

/** Asks once and reads the whole answer. @throws Error when the connection breaks */
export function ask({
	base,
	path,
	cookie,
	form,
	json,
	da,
	agent,
	compressa = false
}: Domanda): Promise<Risposta> {
	const body = form ? new URLSearchParams(form).toString() : jsonOf(json);
	const headers = {
		// Without it a form's answer would be data for a script.
		accept: json === undefined ? 'text/html' : 'application/json',
		...(da && { 'x-forwarded-for': da }),
		...(cookie && { cookie }),
		...(compressa && { 'accept-encoding': 'gzip, deflate, br' }),
		...(body !== undefined && {
			origin: base,
			'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
			'content-length': Buffer.byteLength(body)
		})
	};
	return new Promise((resolve, reject) => {
		const method = body === undefined ? 'GET' : 'POST';
		const asked = request(new URL(path, base), { method, headers, agent: agent ?? false }, (answer) => {
			let byte = 0;
			answer.on('data', (part: Buffer) => (byte += part.length));
			answer.on('error', reject);
			answer.on('end', () => {
				const { location = '', 'set-cookie': set = [] } = answer.headers;
				resolve({ status: answer.statusCode ?? 0, location, cookie: cookiesOf(set), byte });
			});
		});
		asked.on('error', reject);
		asked.end(body);
	});
}

function jsonOf(json: unknown): string | undefined {
	return json === undefined ? undefined : JSON.stringify(json);
}

// Those that are deleted come without a value.
function cookiesOf(set: readonly string[]): string {
	const pairs = set.map((line) => line.split(';')[0] ?? '');
	return pairs.filter((pair) => !pair.endsWith('=')).join('; ');
}

/** Asks until the answer is 200: nothing else tells that a port is open. */
export async function untilAnswers(domanda: Domanda): Promise<void> {
	for (;;) {
		const answer = await ask(domanda).catch(() => undefined);
		if (answer?.status === 200) return;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
