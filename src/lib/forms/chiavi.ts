/** The names of a set of fields, in their order; by which services lay them out in steps. */
export function keysOf<T extends object>(fields: T): (keyof T & string)[] {
	return Object.keys(fields) as (keyof T & string)[];
}
