// The messages of the citizen, a page at a time: those to read, all, those put away; by words and by topic.
import { isArgomento } from '#lib/domain/argomenti.ts';
import { parolaDi } from '#lib/ui/parola.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { messaggioVista, nomeArgomento } from '#lib/server/messaggi/messaggio-vista.ts';
import { listArgomentiAvuti, listMessaggi, type VistaMessaggi } from '#lib/server/messaggi/read-messaggi.ts';
import type { PageServerLoad } from './$types';

const VISTE: Readonly<Record<VistaMessaggi, string>> = {
	'da-leggere': 'Da leggere',
	tutti: 'Tutti',
	archiviati: 'Archiviati'
};
const CERCA_MASSIMO = 100;

const FATTO: Readonly<Record<string, string>> = {
	archiviato: 'Messaggio archiviato. Lo trovi tra gli archiviati.',
	'da-leggere': 'Il messaggio è di nuovo tra quelli da leggere.'
};

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const { searchParams } = event.url;
	const vista = readVista(searchParams.get('vista'));
	const cerca = (searchParams.get('cerca') ?? '').trim().slice(0, CERCA_MASSIMO);
	const scelto = searchParams.get('argomento') ?? '';
	const argomento = isArgomento(scelto) ? scelto : undefined;
	const dopo = searchParams.get('dopo') ?? undefined;
	const { elenco, argomenti } = await asCittadino(event, cittadino, async (tx) => ({
		elenco: await listMessaggi(tx, { vista, cerca, argomento, dopo }),
		argomenti: await listArgomentiAvuti(tx)
	}));
	const filtro = { ...(cerca && { cerca }), ...(argomento && { argomento }) };
	const verso = (altra: VistaMessaggi) => paths.elencoMessaggi({ vista: altra, ...filtro });
	return {
		messaggi: elenco.righe.map(messaggioVista),
		altri: elenco.altri
			? paths.elencoMessaggi({ vista, ...filtro, dopo: elenco.righe.at(-1)?.id ?? '' })
			: undefined,
		vista,
		viste: Object.entries(VISTE).map(([chiave, nome]) => ({
			nome,
			href: verso(readVista(chiave)),
			corrente: chiave === vista
		})),
		filtro: { cerca, argomento: argomento ?? '' },
		filtrato: cerca !== '' || argomento !== undefined,
		negliArchiviati: vista === 'archiviati' ? undefined : verso('archiviati'),
		argomenti: argomenti.filter(isArgomento).map((valore) => ({ valore, nome: nomeArgomento(valore) })),
		fatto: parolaDi(FATTO, searchParams.get('fatto'))
	};
};

function readVista(testo: string | null): VistaMessaggi {
	return testo === 'da-leggere' || testo === 'archiviati' ? testo : 'tutti';
}
