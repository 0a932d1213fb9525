-- Settings published from the pages by an administrator of the ente: who, which area, why. Versions stay as they were written.

-- The clerk who acts, so that a rule may look at their roles.
create function app_operatore() returns uuid language sql stable parallel safe
	return nullif(current_setting('app.operatore', true), '')::uuid;

create function is_amministratore() returns boolean language sql stable
	return app_ruolo() = 'operatore' and exists (
		select from operatore
		where ente_id = app_ente() and id = app_operatore() and 'amministratore' = any (ruoli)
	);

-- A version without a row here was written by the command.
create table pubblicazione (
	ente_id text not null,
	versione integer not null,
	area text not null check (area ~ '^[a-z][a-z0-9-]*$'),
	nota text not null check (length(trim(nota)) > 0),
	-- The scheduled version that this one repeats with the change carried in.
	riporta integer,
	operatore_id uuid not null,
	-- Kept as it was: a clerk may change name or leave.
	autore text not null,
	pubblicata_il timestamptz not null,
	primary key (ente_id, versione),
	foreign key (ente_id, versione) references impostazioni_ente (ente_id, versione),
	foreign key (ente_id, riporta) references impostazioni_ente (ente_id, versione),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
create index pubblicazione_operatore on pubblicazione (ente_id, operatore_id);

alter table pubblicazione enable row level security;
alter table pubblicazione force row level security;
create policy pubblicazione_lettura on pubblicazione for select using (ente_id = app_ente() and is_amministratore());
create policy pubblicazione_nuova on pubblicazione for insert
	with check (ente_id = app_ente() and is_amministratore() and operatore_id = app_operatore());
grant select, insert on pubblicazione to comune_vicino_app;

-- The command writes as the owner; the portal writes as an administrator and in no other way, not even as the system.
drop policy impostazioni_scrittura on impostazioni_ente;
create policy impostazioni_del_comando on impostazioni_ente for insert to current_user
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
create policy impostazioni_di_amministratori on impostazioni_ente for insert
	with check (ente_id = app_ente() and is_amministratore());
grant insert on impostazioni_ente to comune_vicino_app;

-- What an administrator writes has an author.
create function rifiuta_versione_senza_autore() returns trigger language plpgsql as $$
begin
	if not exists (select from pubblicazione where ente_id = new.ente_id and versione = new.versione) then
		raise exception 'La versione % non dice chi l''ha pubblicata', new.versione using errcode = 'integrity_constraint_violation';
	end if;
	return null;
end
$$;
create constraint trigger impostazioni_con_autore after insert on impostazioni_ente
	deferrable initially deferred
	for each row when (app_ruolo() = 'operatore') execute function rifiuta_versione_senza_autore();
