// The composition root: from the settings to the database, the clock, the log and the use cases; called by hooks.server.ts and the worker.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { pino, type Logger } from 'pino';
import { openArchivio } from './allegati/archivio.ts';
import { rememberProbe } from './allegati/remember-probe.ts';
import type { Archivio } from './allegati/attach-file.ts';
import type { ArchivioDaSpazzare } from './allegati/sweep-orphans.ts';
import type { Luoghi } from '#lib/domain/luoghi.ts';
import { openLuoghi } from './luoghi/luoghi.ts';
import { listInEvidenza, type AvvisoInBreve } from './comunicazioni/pubbliche.ts';
import { rememberAvvisi } from './comunicazioni/remember-avvisi.ts';
import { openDatabase, type Database } from './db/connection.ts';
import { inEnte } from './db/in-ente.ts';
import { isPostgresWriteFault } from './db/postgres-fault.ts';
import { pendingMigrations } from './db/migrations.ts';
import { findEnteByHost, type EnteInVigore } from './enti/find-ente.ts';
import { rememberEnti } from './enti/remember-enti.ts';
import { openAccessi, type Accessi } from './app-accessi.ts';
import {
	createLimite,
	RITMO_ACCESSI,
	RITMO_CONTEGGI,
	RITMO_LUOGHI,
	RITMO_PAGAMENTI,
	RITMO_VALUTAZIONI,
	RITMO_VERIFICA,
	type Limite
} from './http/rate-limit.ts';
import { createAppIo } from './integrations/app-io/client.ts';
import type { AppIo } from './integrations/app-io/port.ts';
import { createEmail } from './integrations/email/client.ts';
import type { Email } from './integrations/email/port.ts';
import { createPagopa } from './integrations/pagopa/client.ts';
import { createRicevutePagopa } from './integrations/pagopa/ricezione.ts';
import type { Pagopa, RicevutePagopa } from './integrations/pagopa/port.ts';
import { findPorta } from './servizi/index.ts';
import type { FindPorta } from './servizi/porta.ts';
import type { Settings } from './settings.ts';

/** Everything a route may use; reached through `locals.app`. */
export type App = {
	settings: Settings;
	log: Logger;
	/** The instant by which legal facts are dated. */
	clock: () => Date;
	newId: () => string;
	/** The ente that answers at a host name, with its settings in force some seconds ago at most; undefined for an unknown host. */
	findEnte: (host: string) => Promise<EnteInVigore | undefined>;
	/** The notices on top of every page of an ente, some seconds ago at most. @throws when the database is away */
	avvisiInEvidenza: (ente: string) => Promise<readonly AvvisoInBreve[]>;
	/** What keeps the process from serving: names of migrations that were not applied. @throws when the database is away */
	pendingMigrations: () => Promise<string[]>;
	database: Database;
	/** Content of the files. */
	archivio: Archivio & ArchivioDaSpazzare;
	/** Whether the archive could be written some seconds ago at most. */
	archivioScrivibile: () => Promise<boolean>;
	/** Comuni and foreign states. */
	luoghi: Luoghi;
	/** What services need beyond the engine. */
	porta: FindPorta;
	/** What proves identities; undefined when the settings name no key for it. */
	accessi: Accessi | undefined;
	/** App IO for a service of an ente, as the file of the keys names it; undefined when there is no key. */
	appIo: (ente: string, servizio: string) => AppIo | undefined;
	/** E-mail for an ente; undefined when the ente has no account. */
	email: (ente: EnteInVigore) => Email | undefined;
	/** pagoPA for an ente; undefined when the ente has no keys. */
	pagopa: (ente: EnteInVigore) => Pagopa | undefined;
	/** The receipts that pagoPA brings, of every ente. */
	ricevutePagopa: RicevutePagopa;
	/** How often one client may ask for what needs no login. */
	limiti: {
		verifica: Limite;
		luoghi: Limite;
		valutazioni: Limite;
		accessi: Limite;
		pagamenti: Limite;
		conteggi: Limite;
	};
	close: () => Promise<void>;
};

/** Builds the object graph of one process. */
export function createApp(settings: Settings): App {
	const log = pino({ level: settings.logLevel, base: { processo: process.pid } });
	const database = openDatabase({
		url: settings.databaseUrl,
		massimoConnessioni: settings.connessioniMassime,
		annuncia: (riga) => {
			log.warn(riga);
		}
	});
	surviveDatabaseLoss(database, log);
	const clock = (): Date => new Date();
	const archivio = openArchivio(path.join(settings.dataDir, 'allegati'));
	return {
		settings,
		log,
		clock,
		newId: randomUUID,
		findEnte: rememberEnti({ find: (host, giorno) => findEnteByHost(database, { host, giorno }), clock }),
		avvisiInEvidenza: rememberAvvisi({
			find: (ente) =>
				inEnte(database, { ente, attore: { ruolo: 'anonimo' } }, (tx) => listInEvidenza(tx, clock())),
			clock
		}),
		pendingMigrations: () => pendingMigrations({ database, folder: path.resolve('migrations') }),
		database,
		archivio,
		archivioScrivibile: rememberProbe({ archivio, clock }),
		luoghi: openLuoghi(),
		porta: findPorta,
		accessi: openAccessi({ settings, database, clock, newId: randomUUID }),
		appIo: (ente, servizio) => openAppIo(settings, { ente, servizio, clock }),
		email: (ente) => openEmail(settings, ente, clock),
		pagopa: (ente) => openPagopa(settings, ente, clock),
		ricevutePagopa: createRicevutePagopa({ ancore: settings.pagopa?.ancore ?? [] }),
		limiti: {
			verifica: createLimite({ ritmo: RITMO_VERIFICA, clock }),
			luoghi: createLimite({ ritmo: RITMO_LUOGHI, clock }),
			valutazioni: createLimite({ ritmo: RITMO_VALUTAZIONI, clock }),
			accessi: createLimite({ ritmo: RITMO_ACCESSI, clock }),
			pagamenti: createLimite({ ritmo: RITMO_PAGAMENTI, clock }),
			conteggi: createLimite({ ritmo: RITMO_CONTEGGI, clock })
		},
		close: () => database.close()
	};
}

function openAppIo(
	{ appIo }: Settings,
	{ ente, servizio, clock }: { ente: string; servizio: string; clock: () => Date }
): AppIo | undefined {
	const chiave = appIo?.chiave(ente, servizio);
	return appIo && chiave ? createAppIo({ indirizzo: appIo.indirizzo, chiave, clock }) : undefined;
}

function openEmail({ email }: Settings, ente: EnteInVigore, clock: () => Date): Email | undefined {
	const conto = email?.conto(ente.id);
	if (!conto) return undefined;
	const { server, mittente, rimbalzi } = conto;
	const nome = `Comune di ${ente.impostazioni.nome}`;
	return createEmail({ server, mittente: { nome, indirizzo: mittente }, rimbalzi, clock });
}

function openPagopa({ pagopa }: Settings, ente: EnteInVigore, clock: () => Date): Pagopa | undefined {
	const chiavi = pagopa?.chiavi(ente.id);
	const { codiceFiscale, nome } = ente.impostazioni;
	return pagopa && chiavi
		? createPagopa({
				indirizzo: pagopa.indirizzo,
				chiavi,
				clock,
				cfEnte: codiceFiscale,
				nomeEnte: `Comune di ${nome}`,
				ancore: pagopa.ancore
			})
		: undefined;
}

// postgres.js throws outside any promise when the server dies under it; anything else is a bug and ends the process.
function surviveDatabaseLoss(database: Database, log: Logger): void {
	process.on('uncaughtException', (error) => {
		if (!isPostgresWriteFault(error)) {
			log.fatal({ err: error }, 'errore non gestito');
			process.exit(1);
		}
		log.error('la banca dati non risponde: riapro le connessioni');
		void database.rebuild();
	});
}
