-- Public land: areas asked for and granted, ordinances, and released documents that anyone may verify.

create extension if not exists btree_gist;

create table occupazione (
	id uuid primary key,
	ente_id text not null references ente,
	pratica_id uuid not null,
	persona_id uuid not null,
	-- As drawn: latitude and longitude of the corners.
	vertici jsonb not null check (jsonb_typeof(vertici) = 'array'),
	-- In metres from the centre of the Comune, drawn in by one centimetre: neighbours that only touch do not overlap.
	area polygon not null,
	giorni daterange not null check (not isempty(giorni)),
	-- Minutes of the day; a night is two rows.
	ore int4range not null check (not isempty(ore) and ore <@ int4range(0, 1440)),
	-- Granted, and neither given back nor taken away.
	in_vigore boolean not null default false,
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id),
	-- Two grants never share a place at the same hours of the same days. The polygons themselves are compared, not their boxes.
	constraint occupazione_esclusiva
		exclude using gist (ente_id with =, area with &&, giorni with &&, ore with &&) where (in_vigore)
);
create index occupazione_pratica on occupazione (ente_id, pratica_id);
create index occupazione_dove on occupazione using gist (ente_id, area, giorni);

-- The ordinance that changes the traffic for an occupation (art. 7 D.Lgs. 285/1992).
create table ordinanza (
	ente_id text not null references ente,
	pratica_id uuid not null,
	persona_id uuid not null,
	numero text not null,
	del date not null,
	-- Where it is published.
	indirizzo text,
	primary key (ente_id, pratica_id),
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id)
);

-- What a released document says to whoever holds its code: nothing personal.
create table documento_verificabile (
	-- Random, so that none is guessed.
	codice uuid primary key,
	ente_id text not null references ente,
	pratica_id uuid not null,
	persona_id uuid not null,
	titolo text not null,
	numero text not null,
	luogo text not null,
	vale_dal date not null,
	-- Absent while it has no end.
	vale_al date,
	-- The first day on which it is worth nothing any more, whatever its end.
	cessato_dal date,
	unique (ente_id, pratica_id),
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id)
);
create index documento_verificabile_fine on documento_verificabile (ente_id, vale_al) where cessato_dal is null;

do $$
declare
	tabella text;
begin
	foreach tabella in array array['occupazione', 'ordinanza', 'documento_verificabile'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
		execute format(
			'create policy %I on %I for select
				using (ente_id = app_ente() and (app_ruolo() in (''operatore'', ''sistema'') or (app_ruolo() = ''cittadino'' and persona_id = app_persona())))',
			tabella || '_lettura', tabella);
		execute format(
			'create policy %I on %I for all
				using (ente_id = app_ente() and app_ruolo() in (''operatore'', ''sistema''))
				with check (ente_id = app_ente() and app_ruolo() in (''operatore'', ''sistema''))',
			tabella || '_del_comune', tabella);
		execute format('create policy %I on %I for select to current_user using (true)', tabella || '_di_tutti', tabella);
	end loop;
end
$$;
-- Who sends a request keeps the area that it asks for; only the Comune grants it.
create policy occupazione_chiesta on occupazione for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona() and not in_vigore
		and exists (
			select from pratica p
			where p.id = occupazione.pratica_id and p.stato = 'PROTOCOLLATA' and p.servizio = 'occupazione-suolo'
		)
	);

-- Rows of others are not visible: this tells only whether the place is taken by other requests than one's own.
create function suolo_occupato(cercata polygon, nei_giorni daterange, nelle_ore int4range, senza uuid[]) returns boolean
	language sql stable security definer set search_path = public, pg_temp as $$
	select exists (
		select from occupazione o
		where o.ente_id = app_ente() and o.in_vigore and o.area && cercata and o.giorni && nei_giorni and o.ore && nelle_ore
			and o.pratica_id <> all (senza)
	)
$$;

-- Places already granted, for the map: where and when, never whose.
create function suolo_concesso(dal_giorno date) returns table (vertici jsonb, giorni daterange, ore int4range)
	language sql stable security definer set search_path = public, pg_temp as $$
	select o.vertici, o.giorni, o.ore from occupazione o
	where o.ente_id = app_ente() and o.in_vigore and not o.giorni << daterange(dal_giorno, null)
	order by lower(o.giorni), o.vertici::text, lower(o.ore)
	limit 2000
$$;

create function documento_da_verificare(cercato uuid)
	returns table (titolo text, numero text, luogo text, vale_dal date, vale_al date, cessato_dal date)
	language sql stable security definer set search_path = public, pg_temp as $$
	select d.titolo, d.numero, d.luogo, d.vale_dal, d.vale_al, d.cessato_dal from documento_verificabile d
	where d.ente_id = app_ente() and d.codice = cercato
$$;

do $$
declare
	funzione text;
begin
	foreach funzione in array array['suolo_occupato(polygon, daterange, int4range, uuid[])', 'suolo_concesso(date)', 'documento_da_verificare(uuid)'] loop
		execute format('revoke execute on function %s from public', funzione);
		execute format('grant execute on function %s to comune_vicino_app', funzione);
	end loop;
end
$$;

grant select, insert, delete on occupazione to comune_vicino_app;
grant update (giorni, in_vigore) on occupazione to comune_vicino_app;
grant select, insert, update on ordinanza to comune_vicino_app;
grant select, insert on documento_verificabile to comune_vicino_app;
grant update (vale_al, cessato_dal) on documento_verificabile to comune_vicino_app;
