// Each public page asks how clear it is (C.SI.2.5 and 2.6).
import { valutazioneVista } from '#lib/server/valutazioni/oggetti.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => ({
	valutazione: valutazioneVista(locals.ente, { tipo: 'pagina', oggetto: url.pathname })
});
