// Tells the name of an action that no page has and every object does; called by hooks.server.ts, because Kit would call what it finds under it.

/** Whether a form is posted to "constructor", "__proto__" and the like. */
export function isAzioneDiNessuno({ searchParams }: URL): boolean {
	return [...searchParams.keys()].some((chiave) => chiave.startsWith('/') && chiave.slice(1) in {});
}
