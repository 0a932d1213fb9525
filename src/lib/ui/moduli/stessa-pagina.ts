// The address that a form posts to when it answers on its own page; used by the pages whose errors take the focus.

/** The page without its fragment: after "Vai al contenuto" a browser would leave the focus there, and not give it to the errors. */
export function stessaPagina({ search }: { search: string }): string {
	return search || '?';
}
