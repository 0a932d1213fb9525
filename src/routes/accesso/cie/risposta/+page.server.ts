// The return from CIE: goes on, or says why not.
import { readCieAnswer } from '#lib/server/http/accesso-cie.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => readCieAnswer(event);
