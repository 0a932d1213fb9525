// Whom a person is told to turn to, and where an appointment is asked for.
import { describe, expect, it } from 'vitest';
import { enti, impostazioniDemo } from '#demo/enti.ts';
import { impostazioniSchema } from './schema.ts';
import { aiutoDi, indirizzoPrenotazioni } from './uffici.ts';

const [cassola] = enti;
if (!cassola) throw new Error('manca il primo Comune');
const documento = impostazioniDemo(cassola);
const impostazioni = impostazioniSchema.parse(documento);

describe("l'aiuto", () => {
	it('nomina l’ufficio con telefono, PEC e orari', () => {
		const [ufficio] = impostazioni.uffici;
		if (!ufficio) throw new Error('manca un ufficio');
		expect(aiutoDi(impostazioni, { ufficio: ufficio.id, servizio: 'un-servizio' })).toEqual({
			ufficio: ufficio.nome,
			telefono: ufficio.telefono,
			pec: ufficio.pec,
			orari: ufficio.orari,
			prenota: '/prenota-appuntamento?servizio=un-servizio'
		});
	});

	it('di un ufficio chiuso nel frattempo dà i contatti del Comune', () => {
		expect(aiutoDi(impostazioni, { ufficio: 'chiuso', servizio: 'un-servizio' })).toMatchObject({
			ufficio: 'Comune di Cassola',
			telefono: impostazioni.telefono,
			pec: impostazioni.domicilioDigitale
		});
	});
});

describe("l'agenda del Comune", () => {
	it('prende il posto della pagina del portale', () => {
		const prenotazioni = 'https://agenda.comune.example/cassola';
		const sua = impostazioniSchema.parse({ ...documento, prenotazioni });
		expect(indirizzoPrenotazioni(sua, 'un-servizio')).toBe(prenotazioni);
	});

	it('vuole un indirizzo sicuro', () => {
		for (const prenotazioni of ['http://agenda.example', 'javascript:alert(1)', 'agenda'])
			expect(impostazioniSchema.safeParse({ ...documento, prenotazioni }).success).toBe(false);
	});
});
