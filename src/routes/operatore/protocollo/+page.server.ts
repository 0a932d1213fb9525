// The register of the protocol, a year at a time.
import { formatDataOra } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { asOperatore, requireRuolo } from '#lib/server/http/actor.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { readRegistro } from '#lib/server/protocollo/read-registro.ts';
import { formatProtocollo } from '#lib/server/protocollo/registra-protocollo.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const operatore = requireRuolo(
		event,
		['protocollo', 'auditor'],
		'Il registro di protocollo è riservato a chi tiene il protocollo.'
	);
	const anno = interoIn(event.url, 'anno', 9999) ?? oggiDi(event).year;
	const { righe, altre } = await asOperatore(event, operatore, (tx) =>
		readRegistro(tx, { anno, prima: interoIn(event.url, 'prima', 9_999_999) })
	);
	const ultima = righe.at(-1);
	return {
		anno,
		righe: righe.map((riga) => ({
			numero: formatProtocollo(riga),
			verso: riga.verso === 'E' ? 'Entrata' : 'Uscita',
			registrato: formatDataOra(riga.registratoIl),
			oggetto: riga.oggetto,
			persona: riga.persona
		})),
		altre: altre && ultima ? `${paths.registroProtocollo}?anno=${anno}&prima=${ultima.numero}` : undefined
	};
};

function interoIn({ searchParams }: URL, nome: string, massimo: number): number | undefined {
	const scritto = searchParams.get(nome) ?? '';
	return /^\d{1,7}$/.test(scritto) && Number(scritto) <= massimo ? Number(scritto) : undefined;
}
