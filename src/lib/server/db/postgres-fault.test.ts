import { describe, expect, it } from 'vitest';
import { BancaDatiFerma } from './deadline.ts';
import { isDatabaseAway, isPostgresWriteFault } from './postgres-fault.ts';

function guasto(proprio: object): Error {
	return Object.assign(new Error('guasto'), proprio);
}

describe('la banca dati', () => {
	it.each<[Error]>([
		[new BancaDatiFerma('ferma')],
		[guasto({ code: 'CONNECT_TIMEOUT' })],
		[guasto({ code: 'CONNECTION_DESTROYED' })],
		[guasto({ code: 'ECONNREFUSED' })],
		[guasto({ code: '57P01' })]
	])('è lontana: %j', (error) => {
		expect(isDatabaseAway(error)).toBe(true);
	});

	it.each([[guasto({ code: '23505' })], [guasto({})], ['ECONNREFUSED'], [undefined]])(
		'c’è, e il guasto è un altro: %j',
		(error) => {
			expect(isDatabaseAway(error)).toBe(false);
		}
	);

	it('quando muore non fa morire il portale, se la domanda era del driver', () => {
		const query = 'select b.oid from pg_catalog.pg_type a';
		expect(isPostgresWriteFault(guasto({ code: 'ECONNREFUSED', query }))).toBe(true);
		expect(isPostgresWriteFault(guasto({ code: 'ECONNREFUSED', query: 'select 1' }))).toBe(false);
		expect(isPostgresWriteFault(guasto({ code: '42P01', query }))).toBe(false);
	});
});
