// Why a notice of another program cannot be paid now, in words. Pure; called by the pages that pay.
import type { Impedimento } from '../integrations/pagopa/port.ts';

/** What pagoPA says of the notice, and what the person can do. */
export const TESTI_IMPEDIMENTO: Record<Impedimento, string> = {
	PAGATO:
		'Questo avviso risulta già pagato. Non devi fare altro. La ricevuta l’ha mandata pagoPA a chi ha pagato.',
	SCADUTO:
		'Questo avviso è scaduto e non si può più pagare. Chiedi al Comune un avviso nuovo: trovi i contatti in fondo alla pagina.',
	ANNULLATO:
		'Il Comune ha annullato questo avviso: non pagarlo. Se hai dubbi usa i contatti in fondo alla pagina.',
	IN_CORSO:
		'Qualcuno sta pagando questo avviso in questo momento. Se sei tu e hai già pagato, non pagare di nuovo: aspetta l’e-mail di pagoPA. Se non hai pagato, riprova tra mezz’ora.',
	SCONOSCIUTO:
		'pagoPA non conosce questo avviso. Controlla il codice, oppure chiedi al Comune: trovi i contatti in fondo alla pagina.'
};
