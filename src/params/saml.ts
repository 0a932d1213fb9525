// The two SAML profiles under which an ente answers; used in the addresses of the login.
import type { ParamMatcher } from '@sveltejs/kit';

export const match = ((param): param is 'spid' | 'cie-saml' =>
	param === 'spid' || param === 'cie-saml') satisfies ParamMatcher;
