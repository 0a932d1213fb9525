-- What a person told once and is offered again, the answers as they were typed, the appointments asked for, and what people say of services and pages.

-- When the login last told who the person is: shown beside those data.
alter table persona add column identita_il timestamptz;
grant update (identita_il) on persona to comune_vicino_app;
drop trigger persona_identita_ferma on persona;
create trigger persona_identita_ferma
	before update of nome, cognome, data_nascita, luogo_nascita, sesso, residenza, identita_il on persona
	for each row when (app_ruolo() = 'cittadino') execute function rifiuta_identita_a_mano();

-- As typed, for who makes the same request again; absent from requests older than this column.
alter table pratica add column scritte jsonb check (jsonb_typeof(scritte) = 'object');

create table profilo (
	ente_id text not null references ente,
	persona_id uuid not null,
	chiave text not null check (chiave ~ '^[a-z][a-zA-Z]{1,39}$'),
	-- The answer as typed, in the shape of drafts.
	valore jsonb not null,
	-- The request it came from; none when the person wrote it in the area personale.
	pratica_id uuid,
	aggiornato_il timestamptz not null,
	primary key (ente_id, persona_id, chiave),
	foreign key (ente_id, persona_id) references persona (ente_id, id),
	foreign key (ente_id, pratica_id) references pratica (ente_id, id)
);

-- A request to be called for an appointment: what the office needs to answer, and that it did.
create table appuntamento (
	id uuid primary key,
	ente_id text not null references ente,
	persona_id uuid not null,
	ufficio text not null,
	-- From one: the form counts the halves of a pair as two and would let through what is refused here.
	motivo text not null check (char_length(motivo) between 1 and 200),
	giorno date not null,
	fascia text not null check (fascia in ('mattina', 'pomeriggio')),
	telefono text,
	email text,
	chiesto_il timestamptz not null,
	evaso_il timestamptz,
	evaso_da uuid,
	check (num_nonnulls(telefono, email) > 0),
	check (num_nonnulls(evaso_il, evaso_da) in (0, 2)),
	foreign key (ente_id, persona_id) references persona (ente_id, id),
	foreign key (ente_id, evaso_da) references operatore (ente_id, id)
);
create index appuntamento_da_fare on appuntamento (ente_id, ufficio, giorno) where evaso_il is null;
create index appuntamento_atteso on appuntamento (ente_id, persona_id, giorno) where evaso_il is null;

-- What someone says of a service they used or of a page they read (art. 7 c. 3 CAD). Nobody's name is kept.
create table valutazione (
	id uuid primary key,
	ente_id text not null references ente,
	tipo text not null check (tipo in ('servizio', 'pagina')),
	-- The id of the service, the address of the page.
	oggetto text not null check (char_length(oggetto) between 1 and 200),
	stelle smallint not null check (stelle between 1 and 5),
	risposta text check (risposta ~ '^[A-Z_]{2,40}$'),
	testo text check (char_length(testo) between 1 and 200),
	creata_il timestamptz not null
);
create index valutazione_oggetto on valutazione (ente_id, tipo, oggetto, creata_il desc);

do $$
declare
	tabella text;
begin
	foreach tabella in array array['profilo', 'appuntamento', 'valutazione'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
	end loop;
end
$$;

-- The person alone: neither clerks nor the system look into it.
create policy profilo_proprio on profilo for all
	using (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona())
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona()
		and (
			pratica_id is null
			or exists (select from pratica p where p.id = profilo.pratica_id and p.persona_id = app_persona())
		)
	);

create policy appuntamento_lettura on appuntamento for select
	using (ente_id = app_ente() and (app_ruolo() = 'operatore' or (app_ruolo() = 'cittadino' and persona_id = app_persona())));
create policy appuntamento_nuovo on appuntamento for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona()
		and num_nonnulls(evaso_il, evaso_da) = 0
	);
create policy appuntamento_evaso on appuntamento for update
	using (ente_id = app_ente() and app_ruolo() = 'operatore')
	with check (ente_id = app_ente() and app_ruolo() = 'operatore');

-- Anyone says, without a name, and only the offices read.
create policy valutazione_nuova on valutazione for insert
	with check (ente_id = app_ente() and app_ruolo() = 'anonimo');
create policy valutazione_lettura on valutazione for select
	using (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema'));
-- Only for the owner, as whom the two functions below run: row-level security is forced upon the owner too.
create policy valutazione_contata on valutazione for select to current_user using (true);
create policy pratica_contata on pratica for select to current_user using (true);

-- Published for everyone: numbers alone (art. 7 c. 3 CAD).
create function riassunto_valutazioni() returns table (tipo text, oggetto text, stelle smallint, quante integer)
	language sql stable security definer set search_path = public, pg_temp as $$
	select v.tipo, v.oggetto, v.stelle, count(*)::integer from valutazione v
	where v.ente_id = app_ente() group by 1, 2, 3 order by 1, 2, 3
$$;
create function richieste_inviate() returns table (servizio text, quante integer)
	language sql stable security definer set search_path = public, pg_temp as $$
	select p.servizio, count(*)::integer from pratica p where p.ente_id = app_ente() group by 1 order by 1
$$;
revoke execute on function riassunto_valutazioni(), richieste_inviate() from public;
grant execute on function riassunto_valutazioni(), richieste_inviate() to comune_vicino_app;

grant select, insert, update, delete on profilo to comune_vicino_app;
grant select, insert on appuntamento, valutazione to comune_vicino_app;
grant update (evaso_il, evaso_da) on appuntamento to comune_vicino_app;
