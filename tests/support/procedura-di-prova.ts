// Moves and sums that a service may declare besides the common ones, put upon access to records for the tests of the common procedure.
import { Temporal } from 'temporal-polyfill';
import { MOSSE, type Mossa } from '#lib/domain/procedimento.ts';

export const ACCOGLI_A_PAGAMENTO: Mossa = { ...MOSSE.ACCOGLI, dovuti: { poi: 'ACCOLTA' } };

export const REVOCA: Mossa = {
	id: 'REVOCA',
	etichetta: 'Revoca',
	fatto: 'Permesso revocato',
	da: ['ACCOLTA'],
	a: 'REVOCATA',
	chi: ['responsabile'],
	atto: { titolo: 'Revoca', decisione: 'Il permesso è revocato.', messaggio: 'IO08' }
};

export const SCADE: Mossa = {
	id: 'SCADE',
	etichetta: 'Scade',
	fatto: 'Permesso scaduto',
	da: ['ACCOLTA'],
	a: 'SCADUTA',
	chi: ['sistema'],
	semplice: {}
};

export const RINNOVA: Mossa = {
	id: 'RINNOVA',
	etichetta: 'Segna come rinnovata',
	fatto: 'Permesso rinnovato',
	da: ['ACCOLTA'],
	a: 'RINNOVATA',
	chi: ['operatore'],
	semplice: { motivo: 'dovuto', messaggio: 'IO07' }
};

const SOMME = [
	{
		causale: 'Canone',
		cent: 12_050,
		scadenza: Temporal.PlainDate.from('2026-12-15'),
		tassonomia: '9/0101107TS/'
	},
	{
		causale: 'Bollo sul permesso',
		cent: 1_600,
		scadenza: Temporal.PlainDate.from('2026-12-10'),
		tassonomia: '9/0115103TS/',
		bollo: true as const
	}
];

type Registro = typeof import('#lib/services/registro.ts');

/** The services with access to records made so: the reasons against owed before a refusal, sums due for paper copies, and a life after the act. */
export function registroDiProva(registro: Registro): Registro {
	const { accessoAtti } = registro;
	const { procedura } = accessoAtti;
	return {
		...registro,
		accessoAtti: {
			...accessoAtti,
			procedura: {
				...procedura,
				mosse: [
					...procedura.mosse.filter(({ id }) => id !== 'ACCOGLI'),
					ACCOGLI_A_PAGAMENTO,
					REVOCA,
					SCADE,
					RINNOVA
				],
				preavviso: 'dovuto',
				giorniTolleranza: () => 5,
				dovuti: ({ tipoAccesso }) => (tipoAccesso === 'DOCUMENTALE' ? SOMME : [])
			}
		}
	};
}
