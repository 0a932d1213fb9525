// The person in the userinfo of CIE.
import { describe, expect, it } from 'vitest';
import { RispostaNonValida } from './errori.ts';
import { readPersona } from './persona.ts';
import { CODICE_FISCALE } from './wire.ts';

const MARIO = {
	given_name: 'MARIO',
	family_name: 'ROSSI',
	[CODICE_FISCALE]: 'TINIT-RSSMRA80A01C03TU',
	birthdate: '1980-01-01',
	email: 'mario@posta.example'
};

describe('la persona che CIE presenta', () => {
	it('ha il nome come è scritto e il codice fiscale senza prefisso', () => {
		expect(readPersona(MARIO)).toEqual({
			codiceFiscale: 'RSSMRA80A01C03TU',
			nome: 'MARIO',
			cognome: 'ROSSI',
			dataNascita: '1980-01-01',
			email: 'mario@posta.example'
		});
	});

	it('entra anche senza e-mail e data, o se sono scritte male', () => {
		const { birthdate, email, ...resto } = MARIO;
		expect(birthdate && email).toBeTruthy();
		expect(readPersona(resto)).toMatchObject({ nome: 'MARIO', dataNascita: undefined, email: undefined });
		expect(readPersona({ ...MARIO, birthdate: '01/01/1980', email: 'mario' })).toMatchObject({
			dataNascita: undefined,
			email: undefined
		});
	});

	it('entra anche con un codice scritto in minuscolo, o di un luogo che non conosciamo', () => {
		expect(readPersona({ ...MARIO, [CODICE_FISCALE]: 'TINIT-rssmra80a01c03tu' }).codiceFiscale).toBe(
			'RSSMRA80A01C03TU'
		);
	});

	it.each([
		['senza codice fiscale', { [CODICE_FISCALE]: undefined }],
		['con un codice di un altro stato', { [CODICE_FISCALE]: 'TINDE-12345678901' }],
		['con un codice dal carattere di controllo errato', { [CODICE_FISCALE]: 'TINIT-RSSMRA80A01C03TA' }],
		['senza nome', { given_name: ' ' }],
		['senza cognome', { family_name: undefined }]
	])('non è creduta %s', (_, cambi) => {
		expect(() => readPersona({ ...MARIO, ...cambi })).toThrow(RispostaNonValida);
	});
});
