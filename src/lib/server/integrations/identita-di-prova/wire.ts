// What the signed result of the simulator holds.
import { z } from 'zod';

export const claims = z.object({
	sub: z.string().length(16),
	jti: z.string().min(16).max(100),
	exp: z.number(),
	nonce: z.string(),
	given_name: z.string().min(1).max(200),
	family_name: z.string().min(1).max(200),
	birthdate: z.iso.date().optional(),
	place_of_birth: z.string().optional(),
	gender: z.enum(['F', 'M']).optional(),
	email: z.email().optional(),
	address: z.object({ via: z.string(), cap: z.string(), comune: z.string() }).optional()
});

export type Claims = z.output<typeof claims>;
