-- Requests, their protocol numbers, events, documents and files.

-- Gapless counters: the row stays locked until the transaction that took the number ends.
create table contatore (
	ente_id text not null references ente,
	registro text not null,
	anno integer not null check (anno between 2000 and 9999),
	ultimo integer not null check (ultimo > 0),
	primary key (ente_id, registro, anno)
);

create table pratica (
	id uuid primary key,
	ente_id text not null references ente,
	numero text not null,
	servizio text not null,
	versione_servizio integer not null,
	versione_impostazioni integer not null,
	-- The draft it was made from: a second confirmation finds it here.
	bozza_id uuid not null,
	persona_id uuid not null,
	stato text not null,
	-- The act, apart from the state: it ends the term.
	esito text,
	risposte jsonb not null,
	-- The answers as text, frozen as the person confirmed them.
	riepilogo jsonb not null,
	oggetto text not null,
	ufficio text not null,
	presentata_il timestamptz not null,
	data_presentazione date not null,
	protocollo_anno integer not null,
	protocollo_numero integer not null,
	giorni_termine integer not null check (giorni_termine > 0),
	-- The last day of the term as the law counts it, and as people are told when it falls on a holiday.
	scadenza date not null,
	scadenza_mostrata date not null,
	-- Suspensions of the term, in the shape of domain/termini.ts.
	sospensioni jsonb not null default '[]' check (jsonb_typeof(sospensioni) = 'array'),
	-- Where additions are awaited: what is asked and by when.
	integrazione jsonb,
	differita_al date,
	-- Whether the day after the term it counts as refused: known when it is sent.
	silenzio_rigetto boolean not null,
	responsabile_id uuid,
	chiusa_il timestamptz,
	-- Grows with each move: two clerks cannot make the same one.
	revisione integer not null default 1,
	unique (ente_id, id),
	unique (ente_id, numero),
	unique (ente_id, bozza_id),
	unique (ente_id, protocollo_anno, protocollo_numero),
	foreign key (ente_id, versione_impostazioni) references impostazioni_ente (ente_id, versione),
	foreign key (ente_id, persona_id) references persona (ente_id, id),
	foreign key (ente_id, responsabile_id) references operatore (ente_id, id)
);
create index pratica_persona on pratica (ente_id, persona_id, presentata_il desc, id);
create index pratica_elenco on pratica (ente_id, presentata_il desc, id);
create index pratica_aperta on pratica (ente_id, scadenza) where chiusa_il is null;

-- The register of the protocol (art. 53 D.P.R. 445/2000): E for what comes in, U for what goes out.
create table protocollo (
	ente_id text not null references ente,
	anno integer not null,
	numero integer not null check (numero between 1 and 9999999),
	verso text not null check (verso in ('E', 'U')),
	registrato_il timestamptz not null,
	oggetto text not null,
	pratica_id uuid not null,
	persona_id uuid not null,
	primary key (ente_id, anno, numero),
	-- A request is registered before it is written, in the same transaction.
	foreign key (ente_id, pratica_id) references pratica (ente_id, id) deferrable initially deferred
);
alter table pratica add foreign key (ente_id, protocollo_anno, protocollo_numero)
	references protocollo (ente_id, anno, numero);

create table evento (
	id uuid primary key,
	ente_id text not null references ente,
	pratica_id uuid not null,
	persona_id uuid not null,
	tipo text not null,
	da_stato text,
	a_stato text not null,
	attore text not null check (attore in ('cittadino', 'operatore', 'sistema')),
	-- The clerk who acted; the citizen is persona_id.
	operatore_id uuid,
	avvenuto_il timestamptz not null,
	motivo text,
	-- What the move did to the term, and its own data.
	dati jsonb not null default '{}',
	foreign key (ente_id, pratica_id) references pratica (ente_id, id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
create index evento_pratica on evento (ente_id, pratica_id, avvenuto_il, id);

create function rifiuta_modifica() returns trigger language plpgsql as $$
begin
	raise exception 'Le righe di % non si modificano e non si cancellano', tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
create trigger evento_immutabile before update or delete on evento
	for each row execute function rifiuta_modifica();
create trigger protocollo_immutabile before update or delete on protocollo
	for each row execute function rifiuta_modifica();

create table documento (
	id uuid primary key,
	ente_id text not null references ente,
	pratica_id uuid not null,
	persona_id uuid not null,
	tipo text not null check (
		tipo in ('ricevuta', 'integrazioni', 'preavviso', 'provvedimento', 'quietanza', 'rilascio', 'archiviazione')
	),
	titolo text not null,
	nome_file text not null,
	-- The frozen content, from which the same bytes are always made.
	contenuto jsonb not null,
	creato_il timestamptz not null,
	foreign key (ente_id, pratica_id) references pratica (ente_id, id)
);
create index documento_pratica on documento (ente_id, pratica_id, creato_il);
create trigger documento_immutabile before update or delete on documento
	for each row execute function rifiuta_modifica();

create table allegato (
	id uuid primary key,
	ente_id text not null references ente,
	persona_id uuid not null,
	-- In the draft until it is sent, in the request afterwards.
	bozza_id uuid,
	pratica_id uuid,
	campo text not null,
	nome text not null,
	tipo_media text not null,
	byte integer not null check (byte > 0),
	sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
	caricato_il timestamptz not null,
	check (num_nonnulls(bozza_id, pratica_id) = 1),
	foreign key (ente_id, persona_id) references persona (ente_id, id),
	foreign key (ente_id, bozza_id) references bozza (ente_id, id) on delete cascade,
	foreign key (ente_id, pratica_id) references pratica (ente_id, id)
);
create index allegato_bozza on allegato (ente_id, bozza_id);
create index allegato_pratica on allegato (ente_id, pratica_id);
create index allegato_contenuto on allegato (ente_id, sha256);

-- A stamp is used once, in whatever Comune: the serial is all that is kept.
create table marca_da_bollo_usata (
	seriale text primary key,
	ente_id text not null references ente,
	pratica_id uuid not null,
	foreign key (ente_id, pratica_id) references pratica (ente_id, id)
);

do $$
declare
	tabella text;
begin
	foreach tabella in array array['contatore', 'pratica', 'protocollo', 'evento', 'documento', 'allegato', 'marca_da_bollo_usata'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
	end loop;
	-- The rows of a person: theirs, and those of the clerks of the ente.
	foreach tabella in array array['pratica', 'protocollo', 'evento', 'documento'] loop
		execute format(
			'create policy %I on %I for all
				using (ente_id = app_ente() and (app_ruolo() in (''operatore'', ''sistema'') or (app_ruolo() = ''cittadino'' and persona_id = app_persona())))
				with check (ente_id = app_ente() and (app_ruolo() in (''operatore'', ''sistema'') or (app_ruolo() = ''cittadino'' and persona_id = app_persona())))',
			tabella || '_visibile', tabella);
	end loop;
end
$$;

-- Rows of other Comuni are not visible: this tells only whether the serial is there.
create function marca_gia_usata(seriale_cercato text) returns boolean
	language sql stable security definer set search_path = public, pg_temp as $$
	select exists (select from marca_da_bollo_usata where seriale = seriale_cercato)
$$;
revoke execute on function marca_gia_usata(text) from public;
grant execute on function marca_gia_usata(text) to comune_vicino_app;

create policy contatore_dell_ente on contatore for all
	using (ente_id = app_ente() and app_ruolo() in ('cittadino', 'operatore', 'sistema'))
	with check (ente_id = app_ente() and app_ruolo() in ('cittadino', 'operatore', 'sistema'));
-- A clerk sees the files of requests, never those of a draft.
create policy allegato_proprio on allegato for all
	using (ente_id = app_ente() and (app_ruolo() = 'sistema' or (app_ruolo() = 'cittadino' and persona_id = app_persona())))
	with check (ente_id = app_ente() and (app_ruolo() = 'sistema' or (app_ruolo() = 'cittadino' and persona_id = app_persona())));
create policy allegato_per_operatori on allegato for select
	using (ente_id = app_ente() and app_ruolo() = 'operatore' and pratica_id is not null);
create policy marca_di_tutti on marca_da_bollo_usata for select to current_user using (true);
create policy marca_dell_ente on marca_da_bollo_usata for all
	using (ente_id = app_ente() and app_ruolo() in ('cittadino', 'sistema'))
	with check (ente_id = app_ente() and app_ruolo() in ('cittadino', 'sistema'));

grant select, insert, update on contatore to comune_vicino_app;
grant select, insert on protocollo, evento, documento, marca_da_bollo_usata to comune_vicino_app;
grant select, insert, update on pratica to comune_vicino_app;
grant select, insert, update, delete on allegato to comune_vicino_app;
