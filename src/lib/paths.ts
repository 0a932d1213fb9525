// Every URL of the portal, typed; the base path is always "/".
export const paths = {
	home: '/',
	amministrazione: '/amministrazione',
	novita: '/novita',
	servizi: '/servizi',
	vivere: '/vivere-il-comune',
	noteLegali: '/note-legali',
	privacy: '/privacy',
	accessibilita: '/accessibilita',
	temaCss: '/tema.css'
} as const;
