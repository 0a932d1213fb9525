// The notice that a message asks to pay, as the phone shows it; pagoPA is asked how it stands. Called by message-page.ts.
import { formatEuro } from '#lib/domain/denaro.ts';
import { escapeHtml } from '../page.ts';
import { payeeOf } from './service.ts';
import type { MessaggioTenuto } from './wire.ts';
import { buttonForm } from './words.ts';

/** How a notice stands, for who has its number. */
export type StatoAvviso = 'DA_PAGARE' | 'IN_CORSO' | 'PAGATO' | 'NON_PAGABILE';

/** Undefined where no pagoPA is beside this simulator. */
export type LeggiAvviso = (avviso: { ente: string; nav: string }) => StatoAvviso | undefined;

const STATI: Record<StatoAvviso, string> = {
	DA_PAGARE: 'da pagare',
	IN_CORSO: 'pagamento in corso',
	PAGATO: 'pagato',
	NON_PAGABILE: 'non si può pagare'
};

/** "Vedi avviso"; with a button where it can be paid. Empty when nothing is asked. */
export function noticeHtml(
	{ id, content, sender_service_id }: MessaggioTenuto,
	{ statoAvviso, now }: { statoAvviso: LeggiAvviso; now: Date }
): string {
	const dati = content.payment_data;
	if (!dati) return '';
	const ente = payeeOf(sender_service_id);
	const nav = dati.notice_number;
	const stato = statoAvviso({ ente, nav });
	const scaduto =
		dati.invalid_after_due_date && content.due_date !== undefined && new Date(content.due_date) < now;
	const parole = scaduto && stato !== 'PAGATO' ? 'scaduto' : stato && STATI[stato];
	const righe = [
		['Importo', formatEuro(dati.amount)],
		['Codice avviso', nav.replace(/(\d{4})(?=\d)/g, '$1 ')],
		...(parole ? [['Stato', parole]] : [])
	].map(([nome = '', valore = '']) => `<dt>${escapeHtml(nome)}</dt><dd>${escapeHtml(valore)}</dd>`);
	const paga =
		stato === 'DA_PAGARE' && !scaduto
			? buttonForm('/pagopa/avvisi', { ente, nav, torna: `/app-io/messaggi/${id}` }, 'Paga')
			: '';
	return `<h2>Vedi avviso</h2><dl>${righe.join('')}</dl>${paga}`;
}
