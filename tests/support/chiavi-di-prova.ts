// Keys and certificates for the tests of signatures; used by the tests of xml and of the providers of identity.
import { createCertificato } from '#lib/server/integrations/spid/certificato.ts';
import type { CoppiaChiavi } from '#lib/server/integrations/spid/port.ts';

/** A key RSA 2048 and a certificate of it, PEM, for the whole first half of this century. */
export function createCoppia(nome: string): CoppiaChiavi {
	return createCertificato({
		entityId: `https://${nome}.example`,
		nome,
		comune: 'Borgo',
		codiceIpa: 'c_x000',
		da: new Date('2020-01-01'),
		giorni: 10_000,
		bit: 2048
	});
}
