-- Drafts with the answers as typed, also when wrong, and the files of drafts and requests.

create table bozza (
	id uuid primary key,
	ente_id text not null references ente,
	persona_id uuid not null,
	servizio text not null,
	-- Tells apart the drafts of one person: the child, the client. Empty for oneself.
	oggetto text not null default '',
	risposte jsonb not null default '{}' check (jsonb_typeof(risposte) = 'object'),
	-- When the privacy notice was ticked as read.
	informativa_il timestamptz,
	creata_il timestamptz not null,
	aggiornata_il timestamptz not null,
	unique (ente_id, id),
	unique (ente_id, persona_id, servizio, oggetto),
	foreign key (ente_id, persona_id) references persona (ente_id, id)
);
create index bozza_scadenza on bozza (ente_id, aggiornata_il);

alter table bozza enable row level security;
alter table bozza force row level security;
create policy bozza_propria on bozza for all
	using (ente_id = app_ente() and (app_ruolo() = 'sistema' or (app_ruolo() = 'cittadino' and persona_id = app_persona())))
	with check (ente_id = app_ente() and (app_ruolo() = 'sistema' or (app_ruolo() = 'cittadino' and persona_id = app_persona())));
grant select, insert, update, delete on bozza to comune_vicino_app;
