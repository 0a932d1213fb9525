/** Answers that make a whole valid request on any day: a driveway, which has no dates; part of the definition in servizio.ts. */
import type { Grezzi } from '#lib/forms/grezzo.ts';

export const esempio: Grezzi = {
	titolo: 'PROPRIO',
	email: 'davide.brambilla@posta.example',
	tipoDomanda: 'NUOVA',
	durata: 'PERMANENTE',
	tipologia: 'passo_carrabile',
	motivo: 'Passo carrabile per entrare nel cortile di casa.',
	via: 'Via Roma',
	civico: '12',
	larghezzaPasso: '3.5',
	suolo: ['carreggiata'],
	viabilita: 'NESSUNA',
	orario: 'GIORNATA',
	planimetria: ['planimetria.pdf'],
	bollo: 'MARCA',
	marcaDaBollo: '01234567890124',
	marcaEsclusiva: 'si',
	impegni: 'si'
};
