/** Recognises the ids of rows as they stand in addresses and forms; called by routes and use cases. */

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text received from outside has the form of an id. */
export function isUuid(testo: string): boolean {
	return UUID.test(testo);
}
