// What the provider of the simulator remembers while it runs; relying parties are not kept, but asked of the federation each time.
import type { Adapter, AdapterPayload } from 'oidc-provider';

/** How relying parties are found. */
export type FindClient = (id: string) => Promise<AdapterPayload | undefined>;

/** A store for each kind of thing, all in one map. */
export function createMemory(findClient: FindClient): (model: string) => Adapter {
	const stored = new Map<string, AdapterPayload>();

	function forgetWhere(over: (payload: AdapterPayload) => boolean): void {
		for (const [key, payload] of stored) if (over(payload)) stored.delete(key);
	}

	return (model) => {
		const keyOf = (id: string): string => `${model}:${id}`;
		return {
			async upsert(id, payload) {
				const seconds = Date.now() / 1000;
				forgetWhere(({ exp }) => exp !== undefined && exp < seconds);
				stored.set(keyOf(id), payload);
			},
			async find(id) {
				return model === 'Client' ? findClient(id) : stored.get(keyOf(id));
			},
			async findByUid(uid) {
				for (const [key, payload] of stored)
					if (key.startsWith(`${model}:`) && payload.uid === uid) return payload;
				return undefined;
			},
			async findByUserCode() {
				return undefined;
			},
			async consume(id) {
				const payload = stored.get(keyOf(id));
				if (payload) payload.consumed = Math.floor(Date.now() / 1000);
			},
			async destroy(id) {
				stored.delete(keyOf(id));
			},
			async revokeByGrantId(grant) {
				forgetWhere(({ grantId }) => grantId === grant);
			}
		};
	};
}
