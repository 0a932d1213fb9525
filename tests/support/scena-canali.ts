// A person of Cassola to whom messages are written, with an App IO and a mail server led by hand: shared by the tests of the channels.
import type { Argomento } from '#lib/domain/argomenti.ts';
import type { ModelloMessaggio } from '#lib/domain/modelli-messaggi.ts';
import { enqueueMessaggio } from '#lib/server/messaggi/enqueue-messaggio.ts';
import type { Consegna } from '#lib/server/spedizioni/deliver.ts';
import { appIoFinta, type AppIoFinta } from './app-io.ts';
import { consegnaCon, emailFinta, type EmailFinta } from './consegna.ts';
import { ADESSO, apriMondo, comeSistema, entra, type Mondo } from './mondo.ts';

export const EMAIL_DI_MARTA = 'marta@posta.example';

const PARAMETRI = {
	nome: 'Mario Rossi',
	pratica: 'AA-2026-000001',
	servizio: 'Accesso agli atti',
	ufficio: 'URP',
	importo: '15,00',
	entro: '10/12/2026',
	cosa: 'rispondere alla richiesta di documenti',
	data: '24/11/2026',
	linea: 'Linea 1',
	corse: 'non passa',
	motivo: 'neve'
};

export type ScenaCanali = {
	mondo: Mondo;
	io: AppIoFinta;
	email: EmailFinta;
	/** A message of a template to Marta, about no request. */
	scrivi: (modello: ModelloMessaggio) => Promise<void>;
	/** Marta proves an address. */
	conEmail: () => Promise<void>;
	/** Marta chooses for a topic. */
	sceglie: (argomento: Argomento, scelte: { appIo: boolean; email: boolean }) => Promise<void>;
	consegna: () => Consegna;
	/** Each delivery as "channel state", in the order of the channels. */
	dove: () => Promise<string[]>;
	/** Moves the clock some seconds after the beginning. */
	dopo: (secondi: number) => void;
};

export async function apriScenaCanali(): Promise<ScenaCanali> {
	const mondo = await apriMondo();
	const { personaId } = await entra(mondo, 'Marta');
	const io = appIoFinta();
	const email = emailFinta();
	return {
		mondo,
		io,
		email,
		scrivi: (modello) =>
			comeSistema(mondo, 'cassola', (tx) =>
				enqueueMessaggio(tx, {
					ente: 'cassola',
					persona: personaId,
					pratica: null,
					modello,
					parametri: PARAMETRI,
					istante: mondo.clock(),
					newId: mondo.newId
				})
			),
		async conEmail() {
			await mondo.owner`
				insert into recapito_email (ente_id, persona_id, indirizzo, confermato_il)
				values ('cassola', ${personaId}, ${EMAIL_DI_MARTA}, ${mondo.clock()})`;
		},
		async sceglie(argomento, scelte) {
			await mondo.owner`
				insert into preferenza_messaggi (ente_id, persona_id, argomento, app_io, email, cambiata_il)
				values ('cassola', ${personaId}, ${argomento}, ${scelte.appIo}, ${scelte.email}, ${mondo.clock()})`;
		},
		consegna: () => consegnaCon(mondo, { io, posta: email }),
		async dove() {
			const righe = await mondo.owner<{ canale: string; stato: string }[]>`
				select canale, stato from spedizione order by array_position(array['app-io', 'email', 'posta'], canale)`;
			return righe.map(({ canale, stato }) => `${canale} ${stato}`);
		},
		dopo(secondi) {
			mondo.sposta(new Date(Date.parse(ADESSO) + secondi * 1000).toISOString());
		}
	};
}
