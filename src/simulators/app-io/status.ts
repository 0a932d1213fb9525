// Where a message is: accepted, then after a while in the inbox or rejected; worked out from the clock. Called by api.ts and the pages.
import { payeeOf } from './service.ts';
import type { MessaggioTenuto } from './wire.ts';

export type Stato = 'ACCEPTED' | 'PROCESSED' | 'REJECTED';

/** How long the platform needs for a message. */
const LAVORAZIONE_MS = 2_000;

/** The state at an instant. */
export function statusOf({ created_at, rejection_reason }: MessaggioTenuto, now: Date): Stato {
	if (now.getTime() < Date.parse(created_at) + LAVORAZIONE_MS) return 'ACCEPTED';
	return rejection_reason ? 'REJECTED' : 'PROCESSED';
}

/** What only a message with more than the standard features lets its sender know. */
export type Seguito = { letto: boolean; pagato: boolean };

/** The answer of the status of a message. */
export function toStatus(
	messaggio: MessaggioTenuto,
	{ now, seguito }: { now: Date; seguito: Seguito }
): object {
	const { rejection_reason, content, ...resto } = messaggio;
	const status = statusOf(messaggio, now);
	const payee = { fiscal_code: payeeOf(messaggio.sender_service_id) };
	const pagamento = content.payment_data && { ...content.payment_data, payee };
	return {
		message: { ...resto, content: { ...content, ...(pagamento && { payment_data: pagamento }) } },
		status,
		...(status === 'REJECTED' && { rejection_reason }),
		...(status === 'PROCESSED' && toDelivered(messaggio, seguito))
	};
}

// A message for secure channels sends no e-mail.
function toDelivered({ content, feature_level_type }: MessaggioTenuto, { letto, pagato }: Seguito): object {
	const advanced = feature_level_type === 'ADVANCED';
	return {
		notification: { webhook: 'SENT', ...(!content.require_secure_channels && { email: 'SENT' }) },
		...(advanced && { read_status: letto ? 'READ' : 'UNREAD' }),
		...(advanced && content.payment_data && { payment_status: pagato ? 'PAID' : 'NOT_PAID' })
	};
}
