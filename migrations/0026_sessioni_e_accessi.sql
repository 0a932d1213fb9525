-- How an identity was proved and on which device, the logins under way, their register for 24 months, and the keys of the enti.

-- Whoever is logged in logs in again: a session now tells what it was opened with.
truncate sessione;
alter table sessione
	-- Names the session to its owner; opens nothing.
	add column id uuid not null unique,
	add column livello smallint not null check (livello between 1 and 3),
	add column metodo text not null check (metodo in ('spid', 'cie', 'eidas')),
	-- Who proved the identity, and the name it gave to the subject: for the single logout.
	add column gestore text not null,
	add column soggetto text,
	-- Access token of CIE, sealed: revoked when the person leaves.
	add column gettone bytea,
	add column dispositivo text not null;

-- A residence never comes from a login: neither SPID nor CIE tells it. People tell it, in their profile.
drop trigger persona_identita_ferma on persona;
alter table persona drop column residenza;
create trigger persona_identita_ferma
	before update of nome, cognome, data_nascita, luogo_nascita, sesso, identita_il on persona
	for each row when (app_ruolo() = 'cittadino') execute function rifiuta_identita_a_mano();
-- Through eIDAS come people without a codice fiscale.
alter table persona
	alter column codice_fiscale drop not null,
	add column identificativo_estero text,
	add constraint persona_con_un_codice check (num_nonnulls(codice_fiscale, identificativo_estero) >= 1),
	add constraint persona_estera unique (ente_id, identificativo_estero);

drop table esito_accesso_usato;

create table accesso_in_corso (
	-- What the provider gives back: the ID of a SAML request, the state of an OpenID one.
	id text primary key,
	ente_id text not null references ente,
	metodo text not null check (metodo in ('spid', 'cie', 'eidas')),
	gestore text not null,
	livello smallint not null check (livello between 1 and 3),
	area text not null check (area in ('cittadino', 'operatore')),
	ritorno text not null,
	istante timestamptz not null,
	-- SHA-256 of the cookie of the browser that asked.
	browser text not null,
	-- What the client must remember, sealed.
	attesa bytea not null,
	scade_il timestamptz not null
);
create index accesso_in_corso_scadenza on accesso_in_corso (ente_id, scade_il);

create table accesso_compiuto (
	-- SHA-256 of a code that is used once.
	codice text primary key,
	ente_id text not null references ente,
	browser text not null,
	area text not null check (area in ('cittadino', 'operatore')),
	ritorno text not null,
	persona_id uuid,
	operatore_id uuid,
	livello smallint not null,
	metodo text not null,
	gestore text not null,
	soggetto text,
	gettone bytea,
	scade_il timestamptz not null,
	check (num_nonnulls(persona_id, operatore_id) = 1),
	foreign key (ente_id, persona_id) references persona (ente_id, id) on delete cascade,
	foreign key (ente_id, operatore_id) references operatore (ente_id, id) on delete cascade
);
create index accesso_compiuto_scadenza on accesso_compiuto (ente_id, scade_il);

-- Kept 24 months (art. 13 c. 2 DPCM 24 October 2014). The content is sealed for who holds the private key of the register: the portal cannot read it back.
create table registro_accessi (
	id uuid primary key,
	ente_id text not null references ente,
	istante timestamptz not null,
	metodo text not null check (metodo in ('spid', 'cie', 'eidas')),
	gestore text not null,
	richiesta text not null,
	-- RICHIESTA when the browser leaves, USCITA when a login ends at its provider too; between them RIUSCITO, RIFIUTATO (our checks), ANNULLATO (the person's doing) or NEGATO (the provider's).
	esito text not null check (esito in ('RICHIESTA', 'RIUSCITO', 'RIFIUTATO', 'ANNULLATO', 'NEGATO', 'USCITA')),
	numero smallint,
	contenuto text not null
);
create index registro_accessi_tempo on registro_accessi (ente_id, istante);
create index registro_accessi_gestore on registro_accessi (gestore, istante);

create table chiave_ente (
	id uuid primary key,
	ente_id text not null references ente,
	uso text not null check (uso in ('SAML', 'CIE_FEDERAZIONE', 'CIE_FIRMA', 'CIE_CIFRATURA')),
	-- Certificate in PEM, or public JWK.
	pubblica text not null,
	-- Wrapped by a key that is not in the database.
	privata bytea not null,
	creata_il timestamptz not null,
	-- Published from its making, used to sign from here on.
	firma_dal timestamptz not null,
	scade_il timestamptz
);
create index chiave_ente_uso on chiave_ente (ente_id, uso, firma_dal);

-- What the providers of digital identity publish of themselves, the same for every ente; the last good reading.
create table registro_gestori (
	fonte text primary key check (fonte in ('SPID', 'CIE_SAML')),
	gestori jsonb not null,
	letto_il timestamptz not null
);

do $$
declare tabella text;
begin
	foreach tabella in array array['accesso_in_corso', 'accesso_compiuto', 'registro_accessi', 'chiave_ente'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
	end loop;
	foreach tabella in array array['accesso_in_corso', 'accesso_compiuto', 'chiave_ente'] loop
		execute format(
			'create policy %I on %I for all using (ente_id = app_ente() and app_ruolo() = ''sistema'') with check (ente_id = app_ente() and app_ruolo() = ''sistema'')',
			tabella || '_del_sistema', tabella);
	end loop;
end $$;

create policy registro_accessi_scrittura on registro_accessi for insert
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
create policy registro_accessi_andamento on registro_accessi for select
	using (ente_id = app_ente() and app_ruolo() = 'sistema');
-- The owner counts for all enti, and hands the register over to who must read it.
create policy registro_accessi_proprietario on registro_accessi for select to current_user using (true);
-- By the clock of the database: whoever moves the clock of the portal removes nothing before its time.
create policy registro_accessi_scarto on registro_accessi for delete
	using (ente_id = app_ente() and app_ruolo() = 'sistema' and istante < now() - interval '24 months');

grant select, insert, delete on accesso_in_corso, accesso_compiuto to comune_vicino_app;
grant select, insert, delete on chiave_ente to comune_vicino_app;
-- The sealed content is not for the portal, not even to look at.
grant select (id, ente_id, istante, metodo, gestore, richiesta, esito, numero), insert, delete on registro_accessi to comune_vicino_app;
-- Whom an ente believes about a person is written by the system alone, as the keys are.
alter table registro_gestori enable row level security;
alter table registro_gestori force row level security;
create policy registro_gestori_del_sistema on registro_gestori for all
	using (app_ruolo() = 'sistema') with check (app_ruolo() = 'sistema');
grant select, insert, update on registro_gestori to comune_vicino_app;

-- How logins went at each provider in a span of time, over all enti: counts alone, nobody's data.
create function andamento_gestori(dal timestamptz, al timestamptz)
	returns table (gestore text, richieste bigint, riuscite bigint)
	language sql stable security definer set search_path = public, pg_temp as $$
		select r.gestore, count(*), count(*) filter (where exists (
			select 1 from registro_accessi e
			where e.gestore = r.gestore and e.richiesta = r.richiesta and e.esito in ('RIUSCITO', 'ANNULLATO')))
		from registro_accessi r
		where app_ruolo() = 'sistema' and r.esito = 'RICHIESTA' and r.istante >= dal and r.istante < al
		group by r.gestore
	$$;
revoke execute on function andamento_gestori(timestamptz, timestamptz) from public;
grant execute on function andamento_gestori(timestamptz, timestamptz) to comune_vicino_app;
create index registro_accessi_richiesta on registro_accessi (richiesta);
