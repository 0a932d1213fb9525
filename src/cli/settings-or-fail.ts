// What a program needs from the environment, or its end with the line that names what is wrong. Called by the programs of this room.
import { readSettings, type Settings } from '#lib/server/settings.ts';
import { fail } from './process.ts';

/** Reads the settings from the environment. */
export function settingsOrFail(): Settings {
	try {
		return readSettings();
	} catch (error) {
		return fail(error);
	}
}

/** The address of the role that owns the tables, for the programs that write as it. */
export function ownerUrlOrFail(): string {
	return (
		process.env.DATABASE_OWNER_URL ||
		fail(new Error("Imposta DATABASE_OWNER_URL con l'indirizzo PostgreSQL del ruolo proprietario."))
	);
}
