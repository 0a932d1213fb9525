// The card of a service, in the order that the model prescribes.
import { formatEuro } from '#lib/domain/denaro.ts';
import { paths } from '#lib/paths.ts';
import { sitoDi } from '#lib/server/enti/sito.ts';
import { findUfficio, indirizzoPrenotazioni } from '#lib/server/enti/uffici.ts';
import { asAnonimo } from '#lib/server/http/actor.ts';
import { requireServizio } from '#lib/server/http/require-servizio.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { schedaDi } from '#lib/server/pratiche/servizio-attivo.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals } = event;
	const { impostazioni } = locals.ente;
	const attivo = requireServizio(locals, params.servizio);
	const { servizio } = attivo;
	const oggi = oggiDi(event);
	const scheda = schedaDi(attivo, oggi);
	const { avvisi, graduatorie } = locals.app.porta(servizio.id);
	const ufficio = findUfficio(impostazioni, attivo.ufficio);
	const indirizzo = sitoDi(impostazioni, locals.app.settings) + paths.domanda(servizio.id);
	return {
		scheda,
		domanda: paths.domanda(servizio.id),
		prenota: indirizzoPrenotazioni(impostazioni, servizio.id),
		preverifica: servizio.preverifica && paths.verificaRequisiti(servizio.id),
		avvisi: avvisi ? await asAnonimo(event, (tx) => avvisi(tx, { ente: locals.ente, oggi })) : [],
		graduatoria: graduatorie && paths.graduatoria(servizio.id),
		tariffe: servizio.tariffe(attivo.impostazioni).map(({ descrizione, cent }) => ({
			etichetta: descrizione,
			valore: cent === 0 ? 'gratis' : formatEuro(cent)
		})),
		giorniTermine: attivo.giorniTermine,
		ufficio,
		/** Structured data of the model (GovernmentService); "<" is written so that it cannot end the script element. */
		metatag: JSON.stringify({
			'@context': 'https://schema.org',
			'@type': 'GovernmentService',
			name: scheda.titolo,
			serviceType: scheda.categoria,
			serviceOperator: { '@type': 'GovernmentOrganization', name: `Comune di ${impostazioni.nome}` },
			areaServed: { '@type': 'AdministrativeArea', name: impostazioni.nome },
			audience: { '@type': 'Audience', audienceType: scheda.destinatari },
			availableChannel: {
				'@type': 'ServiceChannel',
				serviceUrl: indirizzo,
				serviceLocation: {
					'@type': 'Place',
					name: ufficio?.nome,
					address: {
						'@type': 'PostalAddress',
						streetAddress: impostazioni.indirizzo,
						postalCode: impostazioni.cap,
						addressLocality: impostazioni.nome
					}
				}
			}
		}).replaceAll('<', '\\u003c')
	};
};
