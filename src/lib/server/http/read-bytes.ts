// Reads the body of a request up to a limit; called by json-body.ts and by routes that take other than forms.

/** The bytes; undefined when there are more than `massimo`, and then the rest is left unread. */
export async function readBytesUpTo(request: Request, massimo: number): Promise<Uint8Array | undefined> {
	if (Number(request.headers.get('content-length')) > massimo) return undefined;
	const parti: Uint8Array[] = [];
	let lunghezza = 0;
	const lettore = readerOf(request);
	try {
		for (let parte = await lettore?.read(); parte?.value; parte = await lettore?.read()) {
			lunghezza += parte.value.byteLength;
			if (lunghezza > massimo) return undefined;
			parti.push(parte.value);
		}
	} finally {
		lettore?.releaseLock();
	}
	return Buffer.concat(parti);
}

/** What reads the body, if there is one. */
export function readerOf({ body }: Request): ReadableStreamDefaultReader<Uint8Array> | undefined {
	return (body as ReadableStream<Uint8Array> | null)?.getReader();
}
