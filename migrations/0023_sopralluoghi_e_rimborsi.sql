-- Public land, to the end: room left around what is granted, inspections, sureties given back, sums owed to citizens.

-- The place asked for comes with the ground along its border, which must stay free too.
drop function suolo_occupato(polygon, daterange, int4range, uuid[]);
create function suolo_occupato(cercate polygon[], nei_giorni daterange, nelle_ore int4range, senza uuid[]) returns boolean
	language sql stable security definer set search_path = public, pg_temp as $$
	select exists (
		select from unnest(cercate) cercata
		join occupazione o on o.area && cercata
		where o.ente_id = app_ente() and o.in_vigore and o.giorni && nei_giorni and o.ore && nelle_ore
			and o.pratica_id <> all (senza)
	)
$$;
revoke execute on function suolo_occupato(polygon[], daterange, int4range, uuid[]) from public;
grant execute on function suolo_occupato(polygon[], daterange, int4range, uuid[]) to comune_vicino_app;

-- What the Comune gives back: owed from a day on, given by who has the till.
create table rimborso (
	id uuid primary key,
	ente_id text not null references ente,
	pratica_id uuid not null,
	persona_id uuid not null,
	causale text not null,
	cent integer not null check (cent > 0),
	motivo text not null,
	dovuto_dal date not null,
	-- How it was given, and who did it.
	mezzo text check (mezzo in ('contanti', 'pos', 'bonifico', 'bollettino', 'assegno', 'altro')),
	numero text,
	disposto_il date check (disposto_il >= dovuto_dal),
	operatore_id uuid,
	registrato_il timestamptz,
	check (
		case when mezzo is null then num_nonnulls(numero, disposto_il, operatore_id, registrato_il) = 0
		else num_nonnulls(disposto_il, operatore_id, registrato_il) = 3 end
	),
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
create index rimborso_pratica on rimborso (ente_id, pratica_id);
create index rimborso_da_disporre on rimborso (ente_id, dovuto_dal) where mezzo is null;

-- The inspection at the end of an occupation, and what became of its surety.
create table sopralluogo (
	ente_id text not null references ente,
	pratica_id uuid not null,
	persona_id uuid not null,
	fatto_il date not null,
	danni boolean not null,
	note text not null,
	operatore_id uuid not null,
	registrato_il timestamptz not null,
	-- Cents of the surety that the Comune keeps, once it has decided.
	trattenuta_cent integer check (trattenuta_cent >= 0),
	svincolata_il timestamptz,
	check (num_nonnulls(trattenuta_cent, svincolata_il) in (0, 2)),
	-- Nothing is kept where nothing was broken.
	check (danni or coalesce(trattenuta_cent, 0) = 0),
	primary key (ente_id, pratica_id),
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);

create trigger rimborso_disposto_fermo before update on rimborso
	for each row when (old.mezzo is not null) execute function rifiuta_modifica();
create trigger sopralluogo_svincolato_fermo before update on sopralluogo
	for each row when (old.svincolata_il is not null) execute function rifiuta_modifica();

do $$
declare
	tabella text;
begin
	foreach tabella in array array['rimborso', 'sopralluogo'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
		execute format(
			'create policy %I on %I for select
				using (ente_id = app_ente() and (app_ruolo() in (''operatore'', ''sistema'') or (app_ruolo() = ''cittadino'' and persona_id = app_persona())))',
			tabella || '_lettura', tabella);
		execute format(
			'create trigger %I before delete on %I for each row execute function rifiuta_modifica()',
			tabella || '_non_cancellabile', tabella);
		execute format(
			'create trigger %I before truncate on %I execute function rifiuta_modifica()',
			tabella || '_non_svuotabile', tabella);
	end loop;
end
$$;
create policy rimborso_dovuto on rimborso for insert
	with check (ente_id = app_ente() and app_ruolo() = 'operatore' and mezzo is null);
create policy rimborso_alla_cassa on rimborso for update
	using (ente_id = app_ente() and is_cassa())
	with check (ente_id = app_ente() and is_cassa() and operatore_id = app_operatore());
create policy sopralluogo_fatto on sopralluogo for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'operatore' and operatore_id = app_operatore() and svincolata_il is null
	);
create policy sopralluogo_svincolato on sopralluogo for update
	using (ente_id = app_ente() and app_ruolo() = 'operatore')
	with check (ente_id = app_ente() and app_ruolo() = 'operatore');

grant select, insert on rimborso, sopralluogo to comune_vicino_app;
grant update (mezzo, numero, disposto_il, operatore_id, registrato_il) on rimborso to comune_vicino_app;
grant update (trattenuta_cent, svincolata_il) on sopralluogo to comune_vicino_app;

-- Documents of the end of an occupation.
alter table documento drop constraint documento_tipo_check;
alter table documento add constraint documento_tipo_check check (
	tipo in (
		'ricevuta', 'integrazioni', 'preavviso', 'provvedimento', 'quietanza', 'rilascio', 'archiviazione',
		'sopralluogo', 'svincolo'
	)
);
