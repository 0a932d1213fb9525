// What a failed sending means, from the fault that nodemailer gives; pure, called by client.ts.
import { IntegrationError } from '#lib/domain/integration-error.ts';
import { motivoOf, readCodici, scriviCodici, type Codici } from './codici.ts';
import type { EsitoLettera } from './port.ts';

/** The parts of a fault of nodemailer that count. */
export type GuastoSmtp = {
	code?: string;
	/** Code of the system, where `code` is one of nodemailer. */
	originalCode?: string;
	/** The command that was answered. */
	command?: string;
	/** The answer, when there was one. */
	response?: string;
};

/** Certificates that waiting does not put right; one that has expired is renewed by who keeps the server. */
const CERTIFICATI = new Set([
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'ERR_TLS_CERT_ALTNAME_INVALID'
]);

/** Answers about us and not about the address: unknown commands, login wanted. */
const SU_DI_NOI = /^5(0\d|3[0-8])$/;

/** `partita`: whether the whole letter was handed to the connection. @throws IntegrationError when nothing was taken and it is not the fault of the address */
export function decideGuasto(guasto: unknown, { partita }: { partita: boolean }): EsitoLettera {
	const fatti = fattiOf(guasto);
	if (fatti.response) return decideRisposta(fatti);
	if (partita) return { esito: 'INCERTA', cause: guasto };
	throw new IntegrationError(`E-mail: ${fatti.originalCode ?? fatti.code ?? 'guasto'}`, {
		integrazione: 'email',
		temporaneo: !isNostro(fatti),
		cause: guasto
	});
}

function decideRisposta({ response = '', command }: GuastoSmtp): EsitoLettera {
	const codici = readCodici(response);
	if (isRifiuto(codici, command)) {
		// At the end of the letter the address was already taken: a bare code is about the content.
		const motivo = command === 'DATA' && !codici.stato ? 'RIFIUTATA' : motivoOf(codici);
		return { esito: 'RIFIUTATA', codice: scriviCodici(codici), motivo };
	}
	// The answer may quote the address: the codes alone go on.
	throw new IntegrationError(`E-mail: ${[command, scriviCodici(codici)].filter(Boolean).join(' ')}`, {
		integrazione: 'email',
		temporaneo: codici.base?.startsWith('4') ?? true
	});
}

function isRifiuto({ base }: Codici, command: string | undefined): boolean {
	if (!base?.startsWith('5') || SU_DI_NOI.test(base)) return false;
	return command === 'RCPT TO' || command === 'DATA';
}

function isNostro({ code, originalCode, command }: GuastoSmtp): boolean {
	if (code === 'EAUTH' || code === 'ENOAUTH') return true;
	return CERTIFICATI.has(originalCode ?? '') || (code === 'ETLS' && command === 'STARTTLS');
}

function fattiOf(guasto: unknown): GuastoSmtp {
	if (!(guasto instanceof Error)) return {};
	const { code, originalCode, command, response } = guasto as Error & Record<keyof GuastoSmtp, unknown>;
	return Object.fromEntries(
		Object.entries({ code, originalCode, command, response }).filter(
			([, valore]) => typeof valore === 'string'
		)
	);
}
