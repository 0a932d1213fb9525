// How long the session still lasts, for the warning before its end. Asking does not make it last longer; a POST does, as any use of the site.
import { json } from '@sveltejs/kit';
import { secondiRimasti } from '#lib/server/http/session-cookie.ts';
import type { RequestHandler } from './$types';

const answer: RequestHandler = ({ locals }) =>
	json({ secondi: secondiRimasti(locals) }, { headers: { 'cache-control': 'no-store' } });

export const GET = answer;
export const POST = answer;
