-- Enti, their host names and their versioned settings. Row-level security is driven by settings of the transaction (one more comes with 0020).

do $$
begin
	create role comune_vicino_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
exception
	-- Roles belong to the whole server: another database may have made it, also at this very moment.
	when duplicate_object or unique_violation then null;
end
$$;

grant usage on schema public to comune_vicino_app;

-- An unset value comes back as an empty string after the first transaction: both mean "nobody".
create function app_ente() returns text language sql stable parallel safe
	return nullif(current_setting('app.ente', true), '');
create function app_persona() returns uuid language sql stable parallel safe
	return nullif(current_setting('app.persona', true), '')::uuid;
create function app_ruolo() returns text language sql stable parallel safe
	return nullif(current_setting('app.ruolo', true), '');

create table ente (
	ente_id text primary key check (ente_id ~ '^[a-z][a-z0-9-]{1,40}$'),
	nome text not null,
	tipo text not null check (tipo in ('comune', 'palestra')),
	-- A practice room ends; a Comune does not.
	fine date,
	check ((tipo = 'palestra') = (fine is not null))
);

create table ente_host (
	host text primary key check (host = lower(host)),
	ente_id text not null references ente
);
create index ente_host_ente on ente_host (ente_id);

create table impostazioni_ente (
	ente_id text not null references ente,
	versione integer not null check (versione > 0),
	valida_dal date not null,
	documento jsonb not null,
	primary key (ente_id, versione)
);

alter table ente enable row level security;
alter table ente force row level security;
alter table ente_host enable row level security;
alter table ente_host force row level security;
alter table impostazioni_ente enable row level security;
alter table impostazioni_ente force row level security;

-- The system reads these before it knows the ente: the host name of a request is what tells it.
create policy ente_lettura on ente for select using (ente_id = app_ente() or app_ruolo() = 'sistema');
create policy ente_scrittura on ente for all using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
create policy ente_host_lettura on ente_host for select using (ente_id = app_ente() or app_ruolo() = 'sistema');
create policy ente_host_scrittura on ente_host for all using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
create policy impostazioni_lettura on impostazioni_ente for select using (ente_id = app_ente() or app_ruolo() = 'sistema');
create policy impostazioni_scrittura on impostazioni_ente for all using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');

grant select on ente, ente_host, impostazioni_ente, migrazione to comune_vicino_app;
