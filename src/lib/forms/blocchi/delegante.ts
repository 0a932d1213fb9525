/** The standing delega among the fields of who applies: the choice of a registered one, and whom it names; used by richiedente.ts, by services and by use cases. */
import type { Condizione } from '#lib/condizione.ts';
import { sceltaDaElenco } from '../campi/scelta-da-elenco.ts';
import type { VoceElenco } from '../elenchi.ts';

/** The list, and the field in every service that knows the role. */
export const ELENCO_DELEGHE = 'deleghe';
export const CAMPO_DELEGA = 'delegaRegistrata';

/** Offered beside the registered ones: a delega on paper, with its documents. */
const DELEGA_SU_CARTA: VoceElenco = {
	id: 'carta',
	etichetta: 'Un’altra persona: allego la delega firmata',
	dati: {}
};

const DELEGATO = { campo: 'titolo', tra: ['DELEGATO'] } as const;

/** Acting with a delega on paper: said so, or no registered one was chosen. */
export const CON_DELEGA_SU_CARTA = {
	tutte: [DELEGATO, { campo: CAMPO_DELEGA, tra: [DELEGA_SU_CARTA.id], vuoto: true }]
} as const satisfies Condizione;

export const campoDelegaRegistrata = sceltaDaElenco({
	etichetta: 'Delega registrata',
	elenco: ELENCO_DELEGHE,
	aiuto: 'Se scegli una delega registrata non servono altri dati e documenti di chi ti delega.',
	nessuno:
		'Nessuno ha registrato una delega per te su questo servizio. Chi ti delega può registrarla nella sua area personale: se la accetti, la trovi qui. Altrimenti continua e allega la delega firmata.',
	tolta: 'DELEGA_NON_VALIDA',
	oltre: DELEGA_SU_CARTA,
	nonRipetere: true,
	quando: DELEGATO
});

export type Delegante = { nome: string; cognome: string; codiceFiscale: string };

/** Whom the chosen delega names; none for a delega on paper. An answer not yet checked names nobody. */
export function deleganteDi(
	scelta: Partial<VoceElenco> | undefined
): (Delegante & { delega: string }) | undefined {
	const { codiceFiscale, nome = '', cognome = '' } = scelta?.dati ?? {};
	return codiceFiscale && scelta?.id ? { delega: scelta.id, codiceFiscale, nome, cognome } : undefined;
}
