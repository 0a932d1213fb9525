-- Messages to citizens, and the outbox by which they leave.

create table messaggio (
	id uuid primary key,
	ente_id text not null references ente,
	persona_id uuid not null,
	pratica_id uuid not null,
	modello text not null,
	oggetto text not null,
	testo text not null,
	-- Last day to do what the message asks.
	entro date,
	creato_il timestamptz not null,
	letto_il timestamptz,
	unique (ente_id, id),
	foreign key (ente_id, persona_id) references persona (ente_id, id),
	foreign key (ente_id, pratica_id) references pratica (ente_id, id)
);
create index messaggio_persona on messaggio (ente_id, persona_id, creato_il desc, id);
create index messaggio_pratica on messaggio (ente_id, pratica_id, creato_il);

create table spedizione (
	id uuid primary key,
	ente_id text not null references ente,
	canale text not null check (canale in ('app-io')),
	messaggio_id uuid not null,
	-- One delivery for each message and channel, whatever happens.
	unique (ente_id, messaggio_id, canale),
	-- in_coda: to be sent. in_invio: a worker has it; if its lease ends, nothing was sent yet. inviata: handed over, answer awaited.
	-- accettata: the platform has it. non_recapitabile: the person is not there. incerta: handed over, answer lost, never sent again.
	-- fallita: a clerk must look.
	stato text not null default 'in_coda' check (
		stato in ('in_coda', 'in_invio', 'inviata', 'accettata', 'non_recapitabile', 'incerta', 'fallita')
	),
	tentativi integer not null default 0,
	prossimo_il timestamptz not null,
	presa_fino_al timestamptz,
	id_esterno text,
	ultimo_errore text,
	creata_il timestamptz not null,
	chiusa_il timestamptz,
	foreign key (ente_id, messaggio_id) references messaggio (ente_id, id)
);
create index spedizione_da_fare on spedizione (ente_id, prossimo_il)
	where stato in ('in_coda', 'in_invio', 'inviata');

alter table messaggio enable row level security;
alter table messaggio force row level security;
alter table spedizione enable row level security;
alter table spedizione force row level security;

create policy messaggio_visibile on messaggio for all
	using (ente_id = app_ente() and (app_ruolo() in ('operatore', 'sistema') or (app_ruolo() = 'cittadino' and persona_id = app_persona())))
	with check (ente_id = app_ente() and (app_ruolo() in ('operatore', 'sistema') or (app_ruolo() = 'cittadino' and persona_id = app_persona())));
-- A citizen's request puts its message in the queue, yet only clerks and the worker see the queue.
create policy spedizione_in_coda on spedizione for insert
	with check (ente_id = app_ente() and app_ruolo() in ('cittadino', 'operatore', 'sistema'));
create policy spedizione_lettura on spedizione for select
	using (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema'));
create policy spedizione_del_sistema on spedizione for update
	using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');

grant select, insert on messaggio to comune_vicino_app;
grant update (letto_il) on messaggio to comune_vicino_app;
grant select, insert, update on spedizione to comune_vicino_app;
