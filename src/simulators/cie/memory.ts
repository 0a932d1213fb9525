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
			upsert(id, payload) {
				const seconds = Date.now() / 1000;
				forgetWhere(({ exp }) => exp !== undefined && exp < seconds);
				stored.set(keyOf(id), payload);
				return DONE;
			},
			find: (id) => (model === 'Client' ? findClient(id) : Promise.resolve(stored.get(keyOf(id)))),
			findByUid(uid) {
				const found = [...stored].find(([key, one]) => key.startsWith(`${model}:`) && one.uid === uid);
				return Promise.resolve(found?.[1]);
			},
			findByUserCode: () => DONE,
			consume(id) {
				const payload = stored.get(keyOf(id));
				if (payload) payload.consumed = Math.floor(Date.now() / 1000);
				return DONE;
			},
			destroy(id) {
				stored.delete(keyOf(id));
				return DONE;
			},
			revokeByGrantId(grant) {
				forgetWhere(({ grantId }) => grantId === grant);
				return DONE;
			}
		};
	};
}

const DONE = Promise.resolve(undefined);
