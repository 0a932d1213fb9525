// What the simulator of App IO takes and answers: the contract as the platform sees it.
import { z } from 'zod';

const fiscalCode = z
	.string()
	.regex(
		/^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/,
		'fiscal code'
	);

export const fiscalCodePayload = z.object({ fiscal_code: fiscalCode });

export const newMessage = z.object({
	fiscal_code: fiscalCode,
	feature_level_type: z.enum(['STANDARD', 'ADVANCED']).default('STANDARD'),
	content: z.object({
		subject: z.string().min(10).max(120),
		markdown: z.string().min(80).max(10_000),
		require_secure_channels: z.boolean().default(false),
		due_date: z.iso.datetime().optional(),
		payment_data: z
			.object({
				amount: z.int().min(1).max(9_999_999_999),
				notice_number: z.string().regex(/^[0123][0-9]{17}$/),
				invalid_after_due_date: z.boolean().default(false)
			})
			.optional()
	})
});

/** Why a message that was accepted does not reach its person. */
export const RIFIUTI = ['USER_NOT_FOUND', 'SERVICE_NOT_ALLOWED'] as const;
export type Rifiuto = (typeof RIFIUTI)[number];

/** A message as the platform keeps it. */
export const messaggioTenuto = newMessage.extend({
	id: z.string(),
	created_at: z.string(),
	sender_service_id: z.string(),
	rejection_reason: z.enum(RIFIUTI).optional()
});

export type NuovoMessaggio = z.output<typeof newMessage>;
export type MessaggioTenuto = z.output<typeof messaggioTenuto>;

/** The body of a refusal. */
export function problem(status: number, title: string, detail: string): string {
	return JSON.stringify({ type: 'about:blank', title, status, detail });
}
