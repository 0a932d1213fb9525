// Where a provider of identity sends its answer, by a form of its own in the browser of the person.
import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { profiloDi, readSamlAnswer } from '#lib/server/http/accesso-saml.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import type { Actions, PageServerLoad } from './$types';

// Opened by hand there is nothing to read.
export const load: PageServerLoad = ({ request }) => {
	if (request.method === 'GET') redirect(303, paths.accesso());
};

export const actions: Actions = {
	default: async (event) => {
		const campo = (await readFormData(event.request)).get('SAMLResponse');
		return readSamlAnswer(event, {
			profilo: profiloDi(event.params.profilo),
			samlResponse: typeof campo === 'string' ? campo : ''
		});
	}
};
