import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: true }),
		// Kit's own check knows one origin only; hooks.server.ts repeats it for the host of each ente.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['none'],
				// The few lines of app.html that wait for the end of a session: pages without other scripts have no nonce.
				'script-src': ['self', 'sha256-CEnwV1txtdBS2KxCziQ/+pncr5HSHXTzufOg1/BJHMY='],
				'style-src': ['self'],
				// The route announcer of Kit carries this one inline style.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none']
			}
		}
	}
};

export default config;
