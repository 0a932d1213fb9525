// A CSV file of any length, written while it is read a part at a time; called by the downloads of clerks.
import { writeRighe } from '#lib/domain/csv.ts';
import { contentDisposition } from '../allegati/nome-file.ts';

/** The mark by which spreadsheets know UTF-8. */
const SEGNO = '\uFEFF';

export type Parti = AsyncGenerator<readonly (readonly string[])[], void>;

/** Headings first, then the parts as they come. A fault in the middle breaks the download, so that no half file passes for a whole one. */
export function scaricaCsv({
	nomeFile,
	titoli,
	parti
}: {
	nomeFile: string;
	titoli: readonly string[];
	parti: Parti;
}): Response {
	const codifica = new TextEncoder();
	const flusso = new ReadableStream<Uint8Array>({
		start(controller) {
			controller.enqueue(codifica.encode(SEGNO + writeRighe([titoli])));
		},
		async pull(controller) {
			const parte = await parti.next();
			if (parte.done) controller.close();
			else controller.enqueue(codifica.encode(writeRighe(parte.value)));
		},
		async cancel() {
			await parti.return(undefined);
		}
	});
	return new Response(flusso, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': contentDisposition(nomeFile),
			'cache-control': 'private, no-store'
		}
	});
}
