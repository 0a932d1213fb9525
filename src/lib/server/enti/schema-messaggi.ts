// What a Comune decides about writing to people; part of its settings.
import { z } from 'zod';

const ora = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

export const messaggiSchema = z
	.object({
		dalle: ora.meta({ title: 'Dalle', description: 'Ore e minuti, come 08:00.' }),
		alle: ora.meta({ title: 'Alle', description: 'Ore e minuti, come 20:00. La fine del giorno è 24:00.' })
	})
	.refine(({ dalle, alle }) => dalle < alle, {
		path: ['alle'],
		message: 'Deve venire dopo l’ora di inizio.'
	})
	.meta({
		title: 'Quando scrivere alle persone',
		description:
			'I messaggi partono in queste ore. Partono sempre le emergenze e le risposte a chi ha appena fatto qualcosa. Se non scegli, dalle 08:00 alle 20:00.'
	});

/** As long as the Comune has not chosen. */
export const ORARI_MESSAGGI: z.output<typeof messaggiSchema> = { dalle: '08:00', alle: '20:00' };
