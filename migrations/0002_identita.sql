-- People and clerks of an ente, their sessions, and the login results already used.

create table persona (
	id uuid primary key,
	ente_id text not null references ente,
	codice_fiscale text not null check (codice_fiscale = upper(codice_fiscale)),
	nome text not null,
	cognome text not null,
	data_nascita date,
	luogo_nascita text,
	sesso text check (sesso in ('F', 'M')),
	email text,
	telefono text,
	creata_il timestamptz not null,
	unique (ente_id, codice_fiscale),
	unique (ente_id, id)
);

create table operatore (
	id uuid primary key,
	ente_id text not null references ente,
	codice_fiscale text not null check (codice_fiscale = upper(codice_fiscale)),
	nome text not null,
	cognome text not null,
	ufficio text not null,
	ruoli text[] not null check (
		cardinality(ruoli) > 0
		and ruoli <@ array['operatore', 'responsabile', 'protocollo', 'cassa', 'amministratore', 'redattore', 'formatore', 'auditor']
	),
	unique (ente_id, codice_fiscale),
	unique (ente_id, id)
);

create table sessione (
	-- SHA-256 of the identifier in the cookie: a copy of this table opens no session.
	id_hash text primary key,
	ente_id text not null references ente,
	persona_id uuid,
	operatore_id uuid,
	creata_il timestamptz not null,
	usata_il timestamptz not null,
	scade_il timestamptz not null,
	check (num_nonnulls(persona_id, operatore_id) = 1),
	-- Both columns: a session cannot point to a person of another ente.
	foreign key (ente_id, persona_id) references persona (ente_id, id) on delete cascade,
	foreign key (ente_id, operatore_id) references operatore (ente_id, id) on delete cascade
);
create index sessione_persona on sessione (ente_id, persona_id);
create index sessione_operatore on sessione (ente_id, operatore_id);
create index sessione_scadenza on sessione (ente_id, scade_il);

create table esito_accesso_usato (
	ente_id text not null references ente,
	jti text not null,
	scade_il timestamptz not null,
	primary key (ente_id, jti)
);

alter table persona enable row level security;
alter table persona force row level security;
alter table operatore enable row level security;
alter table operatore force row level security;
alter table sessione enable row level security;
alter table sessione force row level security;
alter table esito_accesso_usato enable row level security;
alter table esito_accesso_usato force row level security;

create policy persona_propria on persona for all
	using (ente_id = app_ente() and (app_ruolo() = 'sistema' or (app_ruolo() = 'cittadino' and id = app_persona())))
	with check (ente_id = app_ente() and (app_ruolo() = 'sistema' or (app_ruolo() = 'cittadino' and id = app_persona())));
create policy persona_per_operatori on persona for select using (ente_id = app_ente() and app_ruolo() = 'operatore');

create policy operatore_lettura on operatore for select
	using (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema'));
create policy operatore_scrittura on operatore for all
	using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');

create policy sessione_del_sistema on sessione for all
	using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
create policy esito_del_sistema on esito_accesso_usato for all
	using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');

grant select, insert, update on persona to comune_vicino_app;
grant select on operatore to comune_vicino_app;
grant select, insert, update, delete on sessione to comune_vicino_app;
grant select, insert, delete on esito_accesso_usato to comune_vicino_app;
