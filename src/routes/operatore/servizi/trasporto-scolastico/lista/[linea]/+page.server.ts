// The list of a line for today: made for the bus, good for one day, every opening is written down.
import { error } from '@sveltejs/kit';
import { formatDataEstesa, giornoARoma } from '#lib/domain/istante.ts';
import { asOperatore, requireIstruttore } from '#lib/server/http/actor.ts';
import { contornoOperatore } from '#lib/server/http/clerk.ts';
import { impostazioniDiEnte } from '#lib/server/servizi/trasporto-scolastico/impostazioni.ts';
import { readLista } from '#lib/server/servizi/trasporto-scolastico/lista.ts';
import type { PageServerLoad } from './$types';

const CORSE = { ANDATA: 'Andata', RITORNO: 'Ritorno' };

export const load: PageServerLoad = async (event) => {
	const operatore = requireIstruttore(event);
	const impostazioni = impostazioniDiEnte(event.locals.ente);
	if (!impostazioni) error(404, { message: 'Questo servizio non è attivo nel tuo Comune.' });
	const oggi = giornoARoma(event.locals.app.clock());
	event.setHeaders({ 'cache-control': 'no-store' });
	const { linea, fermi, fermate } = await asOperatore(event, operatore, (tx) =>
		readLista(tx, contornoOperatore(event, operatore), { linea: event.params.linea, oggi, impostazioni })
	);
	return {
		linea,
		fermi,
		giorno: formatDataEstesa(oggi),
		fermate: fermate.map(({ corsa, ora, fermata, passeggeri }) => ({
			titolo: `${CORSE[corsa]}, ore ${ora}: ${fermata}`,
			passeggeri: passeggeri.map(({ nome, delegati, autonomo }) => ({
				nome,
				// Who waits matters on the way back alone.
				attende:
					corsa === 'ANDATA'
						? ''
						: autonomo
							? 'Torna da solo'
							: ['Genitori', ...delegati.map((uno) => `${uno.nome} (${uno.telefono})`)].join(', ')
			}))
		}))
	};
};
