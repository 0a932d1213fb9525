// The settings of the process, or its end with the line that names the wrong one. Called by the programs that run for long.
import { readSettings, type Settings } from '#lib/server/settings.ts';
import { fail } from './process.ts';

/** Reads the settings from the environment. */
export function settingsOrFail(): Settings {
	try {
		return readSettings(process.env);
	} catch (error) {
		return fail(error);
	}
}
