-- Standing deleghe: a person lets another apply for them, for some services and until a day; who is named accepts, both may end it at once.

create table delega (
	id uuid primary key,
	ente_id text not null references ente,
	delegante_id uuid not null,
	-- As the login told them on the day: who is named may read them here, not in `persona`.
	delegante_codice_fiscale text not null,
	delegante_nome text not null,
	delegante_cognome text not null,
	delegato_codice_fiscale text not null check (delegato_codice_fiscale = upper(delegato_codice_fiscale)),
	delegato_nome text not null,
	delegato_cognome text not null,
	-- Who it was that answered.
	delegato_id uuid,
	servizi text[] not null check (cardinality(servizi) > 0),
	dal date not null,
	fino_al date not null check (fino_al >= dal and fino_al <= dal + interval '2 years'),
	stato text not null default 'ATTESA' check (stato in ('ATTESA', 'ACCETTATA', 'RIFIUTATA', 'REVOCATA')),
	registrata_il timestamptz not null,
	risposta_il timestamptz,
	revocata_il timestamptz,
	revocata_da text check (revocata_da in ('DELEGANTE', 'DELEGATO')),
	unique (ente_id, id),
	check (delegante_codice_fiscale <> delegato_codice_fiscale),
	check (stato <> 'ACCETTATA' or num_nonnulls(delegato_id, risposta_il) = 2),
	check ((stato = 'REVOCATA') = (revocata_il is not null) and (stato = 'REVOCATA') = (revocata_da is not null)),
	foreign key (ente_id, delegante_id) references persona (ente_id, id),
	foreign key (ente_id, delegato_id) references persona (ente_id, id)
);
create index delega_delegante on delega (ente_id, delegante_id);
create index delega_delegato on delega (ente_id, delegato_codice_fiscale);

-- What happened, in the name of whom; written here alone.
create table delega_evento (
	id uuid primary key default gen_random_uuid(),
	-- In which order they came, also at the same instant.
	posto bigint generated always as identity,
	ente_id text not null references ente,
	delega_id uuid not null,
	tipo text not null check (tipo in ('REGISTRATA', 'ACCETTATA', 'RIFIUTATA', 'REVOCATA', 'USATA')),
	parte text not null check (parte in ('DELEGANTE', 'DELEGATO')),
	-- The request that was sent with it.
	pratica_id uuid,
	avvenuto_il timestamptz not null,
	-- When the other person was written to, or was found to be nobody that the ente knows.
	avvisato_il timestamptz,
	foreign key (ente_id, delega_id) references delega (ente_id, id),
	foreign key (ente_id, pratica_id) references pratica (ente_id, id)
);
create index delega_evento_di on delega_evento (ente_id, delega_id, posto);
create index delega_evento_da_dire on delega_evento (ente_id, posto) where avvisato_il is null;
create trigger delega_evento_fermo before update on delega_evento
	for each row when (
		row(new.id, new.ente_id, new.delega_id, new.tipo, new.parte, new.pratica_id, new.avvenuto_il)
			is distinct from row(old.id, old.ente_id, old.delega_id, old.tipo, old.parte, old.pratica_id, old.avvenuto_il)
	)
	execute function rifiuta_modifica();
create trigger delega_evento_non_cancellabile before delete on delega_evento
	for each row execute function rifiuta_modifica();
create trigger delega_evento_non_svuotabile before truncate on delega_evento execute function rifiuta_modifica();

-- The delega with which a request was sent.
alter table pratica add column delega_id uuid;
alter table pratica add foreign key (ente_id, delega_id) references delega (ente_id, id);
create index pratica_delega on pratica (ente_id, delega_id) where delega_id is not null;

-- A message may be about a delega, which has no request.
alter table messaggio alter column pratica_id drop not null;

create function mio_codice_fiscale() returns text language sql stable
	return (select codice_fiscale from persona where ente_id = app_ente() and id = app_persona());

-- Who the citizen is in a delega, if anybody.
create function parte_nella_delega(una delega) returns text language sql stable
	return case
		when app_ruolo() is distinct from 'cittadino' then null
		when una.delegante_id = app_persona() then 'DELEGANTE'
		when una.delegato_codice_fiscale = mio_codice_fiscale() then 'DELEGATO'
	end;

create function rifiuta_altra_delega() returns trigger language plpgsql as $$
declare
	parte text := parte_nella_delega(old);
begin
	-- A change that names nobody is unknown to the rule, and what is unknown is no permission.
	if (
		(
			parte = 'DELEGATO' and old.stato = 'ATTESA' and new.stato in ('ACCETTATA', 'RIFIUTATA')
			and new.delegato_id = app_persona() and new.risposta_il is not null and new.revocata_il is null
		) or (
			old.stato in ('ATTESA', 'ACCETTATA') and new.stato = 'REVOCATA' and new.revocata_da = parte
			and row(new.delegato_id, new.risposta_il) is not distinct from row(old.delegato_id, old.risposta_il)
		)
	) is not true then
		raise exception 'Questo cambiamento della delega non è possibile' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger delega_mossa before update on delega for each row execute function rifiuta_altra_delega();

create function racconta_delega() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	insert into delega_evento (ente_id, delega_id, tipo, parte, avvenuto_il)
	values (
		new.ente_id, new.id,
		case when tg_op = 'INSERT' then 'REGISTRATA' else new.stato end,
		case when tg_op = 'INSERT' then 'DELEGANTE' when new.stato = 'REVOCATA' then new.revocata_da else 'DELEGATO' end,
		case when tg_op = 'INSERT' then new.registrata_il when new.stato = 'REVOCATA' then new.revocata_il else new.risposta_il end
	);
	return null;
end
$$;
create trigger delega_raccontata after insert or update on delega for each row execute function racconta_delega();

-- A request names a delega only while it is in force, for its service, by who accepted it. Whoever revokes it at this moment waits.
create function rifiuta_delega_non_valida() returns trigger language plpgsql as $$
begin
	perform from delega d
	where d.ente_id = new.ente_id and d.id = new.delega_id and d.stato = 'ACCETTATA' and d.delegato_id = new.persona_id
		and new.servizio = any (d.servizi) and new.data_presentazione between d.dal and d.fino_al
	for share;
	if not found then
		raise exception 'La delega non vale per questa richiesta' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger pratica_con_delega_valida before insert on pratica
	for each row when (new.delega_id is not null) execute function rifiuta_delega_non_valida();
create trigger pratica_delega_ferma before update on pratica
	for each row when (new.delega_id is distinct from old.delega_id) execute function rifiuta_modifica();

create function racconta_delega_usata() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	insert into delega_evento (ente_id, delega_id, tipo, parte, pratica_id, avvenuto_il)
	values (new.ente_id, new.delega_id, 'USATA', 'DELEGATO', new.id, new.presentata_il);
	return null;
end
$$;
create trigger pratica_delega_usata after insert on pratica
	for each row when (new.delega_id is not null) execute function racconta_delega_usata();

-- What was sent for a person by others: number, service and state, not the answers.
create policy delega_del_proprietario on delega for select to current_user using (true);
create policy delega_evento_del_proprietario on delega_evento for insert to current_user with check (true);
create function pratiche_per_mio_conto()
	returns table (
		numero text, servizio text, oggetto text, stato text, presentata_il timestamptz, protocollo_anno integer,
		protocollo_numero integer, differita_al date, delegato text
	)
	language sql stable security definer set search_path = public, pg_temp as $$
	select p.numero, p.servizio, p.oggetto, p.stato, p.presentata_il, p.protocollo_anno, p.protocollo_numero, p.differita_al,
		d.delegato_nome || ' ' || d.delegato_cognome
	from pratica p join delega d on d.ente_id = p.ente_id and d.id = p.delega_id
	where p.ente_id = app_ente() and app_ruolo() = 'cittadino' and d.delegante_id = app_persona()
	order by p.presentata_il desc, p.id
	limit 100
$$;
revoke execute on function pratiche_per_mio_conto() from public;
grant execute on function pratiche_per_mio_conto() to comune_vicino_app;

alter table delega enable row level security;
alter table delega force row level security;
alter table delega_evento enable row level security;
alter table delega_evento force row level security;

create policy delega_delle_parti on delega for select
	using (
		ente_id = app_ente() and app_ruolo() = 'cittadino'
		and (delegante_id = app_persona() or delegato_codice_fiscale = (select mio_codice_fiscale()))
	);
-- The office reads it with the request that it proves.
create policy delega_con_la_pratica on delega for select
	using (
		ente_id = app_ente() and app_ruolo() = 'operatore'
		and exists (select from pratica p where p.ente_id = delega.ente_id and p.delega_id = delega.id)
	);
create policy delega_del_sistema on delega for select using (ente_id = app_ente() and app_ruolo() = 'sistema');
create policy delega_nuova on delega for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and delegante_id = app_persona() and stato = 'ATTESA'
		and delegato_id is null and risposta_il is null
		and exists (
			select from persona p
			where p.ente_id = delega.ente_id and p.id = delega.delegante_id
				and p.codice_fiscale = delega.delegante_codice_fiscale and p.nome = delega.delegante_nome
				and p.cognome = delega.delegante_cognome
		)
	);
create policy delega_risposta on delega for update
	using (
		ente_id = app_ente() and app_ruolo() = 'cittadino'
		and (delegante_id = app_persona() or delegato_codice_fiscale = (select mio_codice_fiscale()))
	)
	with check (ente_id = app_ente());

create policy delega_evento_delle_parti on delega_evento for select
	using (
		ente_id = app_ente() and app_ruolo() in ('cittadino', 'sistema')
		and exists (select from delega d where d.ente_id = delega_evento.ente_id and d.id = delega_evento.delega_id)
	);
create policy delega_evento_detto on delega_evento for update
	using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');

grant select, insert on delega to comune_vicino_app;
grant update (stato, delegato_id, risposta_il, revocata_il, revocata_da) on delega to comune_vicino_app;
grant select on delega_evento to comune_vicino_app;
grant update (avvisato_il) on delega_evento to comune_vicino_app;
