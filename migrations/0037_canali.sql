-- Messages by more than one channel: App IO first, then e-mail, then the list of what is sent by post; what people choose, and what became of each.

alter table messaggio
	add column argomento text,
	-- The service of App IO that speaks of it: the one of the request, else the topic.
	add column servizio text,
	-- The law wants the person to be told: without a digital channel it goes by post.
	add column legale boolean not null default false,
	-- Outside the area personale it only says that there is something to read.
	add column riservato boolean not null default false,
	add column archiviato_il timestamptz;
update messaggio m set argomento = 'pratiche',
	servizio = coalesce((select p.servizio from pratica p where p.ente_id = m.ente_id and p.id = m.pratica_id), 'pratiche');
alter table messaggio
	alter column argomento set not null,
	alter column servizio set not null;
grant update (archiviato_il) on messaggio to comune_vicino_app;

alter table spedizione drop constraint spedizione_canale_check;
alter table spedizione drop constraint spedizione_stato_check;
alter table spedizione
	add check (canale in ('app-io', 'email', 'posta')),
	-- consegnata: the platform says that it reached the person. respinta: it was taken and then given back. da_spedire and spedita are of the post alone.
	add constraint spedizione_stato_check check (
		stato in ('in_coda', 'in_invio', 'inviata', 'accettata', 'consegnata', 'respinta', 'non_recapitabile', 'incerta', 'fallita')
		and canale <> 'posta' or stato in ('da_spedire', 'spedita') and canale = 'posta'
	),
	-- Of the message: whose key it takes.
	add column servizio text not null default 'pratiche',
	-- 0 urgent, 1 ordinary, 2 to many people: the lower goes first.
	add column priorita smallint not null default 1 check (priorita between 0 and 2),
	-- Leaves only in the hours in which the Comune writes to people.
	add column di_giorno boolean not null default false,
	-- The address of an e-mail, as it was when it was chosen.
	add column recapito text check ((recapito is not null) = (canale = 'email')),
	-- When to ask again what became of it, and how many times it was asked.
	add column verifica_il timestamptz,
	add column verifiche smallint not null default 0,
	add column letta_il timestamptz,
	-- Attempts already made when a clerk sent it again: they begin anew.
	add column ripresa_da integer not null default 0,
	-- Who posted it.
	add column spedita_da uuid,
	add foreign key (ente_id, spedita_da) references operatore (ente_id, id);
update spedizione s set servizio = m.servizio from messaggio m where m.ente_id = s.ente_id and m.id = s.messaggio_id;
alter table spedizione alter column servizio drop default;

drop index spedizione_da_fare;
create index spedizione_da_fare on spedizione (ente_id, priorita, prossimo_il)
	where stato in ('in_coda', 'in_invio', 'inviata');
create index spedizione_da_verificare on spedizione (ente_id, verifica_il) where stato = 'accettata' and verifica_il is not null;
create index spedizione_da_guardare on spedizione (ente_id, creata_il)
	where stato in ('fallita', 'incerta', 'da_spedire');

-- What went wrong, each time.
create table tentativo_spedizione (
	ente_id text not null references ente,
	spedizione_id uuid not null references spedizione,
	numero integer not null,
	avvenuto_il timestamptz not null,
	motivo text not null,
	primary key (spedizione_id, numero)
);

-- When the next call may leave with a key: shared by all workers.
create table ritmo_spedizioni (
	ente_id text not null references ente,
	chiave text not null,
	libero_dal timestamptz not null,
	primary key (ente_id, chiave)
);

-- The address to which a person wants e-mail: used only once they proved that it is theirs, and until a letter comes back.
create table recapito_email (
	ente_id text not null references ente,
	persona_id uuid not null,
	indirizzo text not null check (char_length(indirizzo) between 3 and 254),
	confermato_il timestamptz not null,
	respinto_il timestamptz,
	respinto_motivo text,
	primary key (ente_id, persona_id),
	foreign key (ente_id, persona_id) references persona (ente_id, id)
);

-- A code on its way to an address that is not proved yet. The code is here in clear until it has left.
create table conferma_email (
	ente_id text not null references ente,
	persona_id uuid not null,
	id uuid not null unique,
	indirizzo text not null check (char_length(indirizzo) between 3 and 254),
	codice text,
	codice_hash text not null,
	scade_il timestamptz not null,
	sbagliati smallint not null default 0,
	chiesta_il timestamptz not null,
	prossimo_il timestamptz,
	tentativi smallint not null default 0,
	inviata_il timestamptz,
	-- Why it could not leave.
	motivo text,
	primary key (ente_id, persona_id),
	foreign key (ente_id, persona_id) references persona (ente_id, id)
);
create index conferma_email_da_inviare on conferma_email (ente_id, prossimo_il) where prossimo_il is not null;

-- What a person chose for a topic; without a row: App IO, else e-mail.
create table preferenza_messaggi (
	ente_id text not null references ente,
	persona_id uuid not null,
	argomento text not null,
	app_io boolean not null,
	email boolean not null,
	cambiata_il timestamptz not null,
	primary key (ente_id, persona_id, argomento),
	foreign key (ente_id, persona_id) references persona (ente_id, id)
);

-- What a person tells of themselves to get notices that concern them; kept as long as they consent (art. 6 par. 1 lett. a GDPR).
create table profilo_volontario (
	ente_id text not null references ente,
	persona_id uuid not null,
	professione text not null,
	consenso_il timestamptz not null,
	primary key (ente_id, persona_id),
	foreign key (ente_id, persona_id) references persona (ente_id, id)
);

do $$
declare
	tabella text;
begin
	foreach tabella in array array['tentativo_spedizione', 'ritmo_spedizioni', 'recapito_email', 'conferma_email', 'preferenza_messaggi', 'profilo_volontario'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
	end loop;
	foreach tabella in array array['recapito_email', 'conferma_email', 'preferenza_messaggi', 'profilo_volontario'] loop
		execute format(
			'create policy %I on %I for all using (ente_id = app_ente() and (app_ruolo() = ''sistema'' or (app_ruolo() = ''cittadino'' and persona_id = app_persona())))
				with check (ente_id = app_ente() and (app_ruolo() = ''sistema'' or (app_ruolo() = ''cittadino'' and persona_id = app_persona())))',
			tabella || '_propria', tabella);
		execute format('grant select, insert, update, delete on %I to comune_vicino_app', tabella);
	end loop;
end
$$;
create policy tentativo_del_sistema on tentativo_spedizione for all
	using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
create policy tentativo_per_operatori on tentativo_spedizione for select using (
	ente_id = app_ente() and app_ruolo() = 'operatore'
	and exists (select from spedizione s join messaggio m on m.ente_id = s.ente_id and m.id = s.messaggio_id where s.id = spedizione_id)
);
create policy ritmo_del_sistema on ritmo_spedizioni for all
	using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
-- Who follows the messages and is asked why one did not arrive sees where it would have gone.
create policy recapito_per_operatori on recapito_email for select
	using (ente_id = app_ente() and (select ha_ruolo('operatore') or ha_ruolo('responsabile') or ha_ruolo('auditor')));
create policy preferenza_per_operatori on preferenza_messaggi for select
	using (ente_id = app_ente() and (select ha_ruolo('operatore') or ha_ruolo('responsabile') or ha_ruolo('auditor')));
grant select, insert on tentativo_spedizione to comune_vicino_app;
grant select, insert, update on ritmo_spedizioni to comune_vicino_app;

-- Clerks send again what failed or is uncertain, and note what they posted; only of messages that they may see.
create policy spedizione_ripresa on spedizione for update
	using (
		ente_id = app_ente() and app_ruolo() = 'operatore' and stato in ('fallita', 'incerta', 'da_spedire')
		and exists (select from messaggio m where m.ente_id = spedizione.ente_id and m.id = messaggio_id)
	)
	with check (
		ente_id = app_ente() and app_ruolo() = 'operatore'
		and (stato = 'in_coda' or (stato = 'spedita' and spedita_da = app_operatore()))
	);

-- The system alone adds the channels after the first.
drop policy spedizione_in_coda on spedizione;
create policy spedizione_in_coda on spedizione for insert
	with check (
		ente_id = app_ente()
		and (
			app_ruolo() = 'sistema'
			or (
				app_ruolo() in ('cittadino', 'operatore') and stato = 'in_coda' and canale = 'app-io'
				and exists (select from messaggio m where m.ente_id = spedizione.ente_id and m.id = messaggio_id)
			)
		)
	);

create function enti_con_spedizioni_da_verificare(adesso timestamptz) returns setof text
	language sql stable security definer set search_path = public, pg_temp as $$
	select ente_id from ente
	where app_ruolo() = 'sistema' and exists (
		select from spedizione
		where spedizione.ente_id = ente.ente_id and stato = 'accettata' and verifica_il <= adesso
	)
	order by ente_id
$$;
revoke execute on function enti_con_spedizioni_da_verificare(timestamptz) from public;
grant execute on function enti_con_spedizioni_da_verificare(timestamptz) to comune_vicino_app;

create policy conferma_da_servire on conferma_email for select to current_user using (true);
create function enti_con_conferme_email(adesso timestamptz) returns setof text
	language sql stable security definer set search_path = public, pg_temp as $$
	select ente_id from ente
	where app_ruolo() = 'sistema' and exists (
		select from conferma_email c where c.ente_id = ente.ente_id and c.prossimo_il <= adesso
	)
	order by ente_id
$$;
revoke execute on function enti_con_conferme_email(timestamptz) from public;
grant execute on function enti_con_conferme_email(timestamptz) to comune_vicino_app;

-- Whose letter came back: a non-delivery report knows its id alone.
create function ente_di_lettera(lettera uuid) returns text
	language sql stable security definer set search_path = public, pg_temp as $$
	select coalesce((select ente_id from spedizione where id = lettera), (select ente_id from conferma_email where id = lettera))
	where app_ruolo() = 'sistema'
$$;
revoke execute on function ente_di_lettera(uuid) from public;
grant execute on function ente_di_lettera(uuid) to comune_vicino_app;
