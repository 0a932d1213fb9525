-- Incarichi: which roles a clerk has in which office, given by an administrator, every change told by a line that nobody can alter.
-- The line is the change: the portal writes nothing else, and what is in force follows from it here.

alter table operatore add column email text;
alter table operatore add column sospeso_il timestamptz;
-- The roles that hold now, in any office: none for who is suspended or has left. `ufficio` is the office they belong to.
alter table operatore drop constraint operatore_ruoli_check;
alter table operatore alter column ruoli set default '{}';
create function ruoli_noti() returns text[] language sql immutable parallel safe
	return array['operatore', 'responsabile', 'protocollo', 'cassa', 'amministratore', 'redattore', 'formatore', 'auditor'];
alter table operatore add check (ruoli <@ ruoli_noti());

create table cambio_incarico (
	id uuid primary key,
	ente_id text not null references ente,
	operatore_id uuid not null,
	tipo text not null check (tipo in ('RUOLI', 'SOSPENSIONE', 'RIATTIVAZIONE')),
	-- Of the roles in an office: what they were and what they are; none after means that the work there has ended.
	ufficio text,
	prima text[] check (prima <@ ruoli_noti()),
	dopo text[] check (dopo <@ ruoli_noti()),
	motivo text not null check (length(trim(motivo)) > 0),
	-- The administrator; nobody when the command of the ente wrote it. The name is kept as it was.
	autore_id uuid,
	autore text not null,
	avvenuto_il timestamptz not null,
	check (case when tipo = 'RUOLI' then num_nonnulls(ufficio, prima, dopo) = 3 and prima <> dopo else num_nonnulls(ufficio, prima, dopo) = 0 end),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id),
	foreign key (ente_id, autore_id) references operatore (ente_id, id)
);
create index cambio_incarico_elenco on cambio_incarico (ente_id, avvenuto_il desc, id);
create index cambio_incarico_operatore on cambio_incarico (ente_id, operatore_id);
create trigger cambio_incarico_immutabile before update or delete on cambio_incarico
	for each row execute function rifiuta_modifica();
create trigger cambio_incarico_non_svuotabile before truncate on cambio_incarico execute function rifiuta_modifica();

create table incarico (
	ente_id text not null references ente,
	operatore_id uuid not null,
	ufficio text not null,
	ruoli text[] not null check (cardinality(ruoli) > 0 and ruoli <@ ruoli_noti()),
	dal timestamptz not null,
	primary key (ente_id, operatore_id, ufficio),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);

-- Who the actor is. Rules ask once for each statement: they write (select ...).

create function ha_ruolo(uno text) returns boolean language sql stable
	return app_ruolo() = 'operatore' and exists (
		select from operatore where ente_id = app_ente() and id = app_operatore() and uno = any (ruoli)
	);

-- The offices in which the clerk who acts has one of these roles.
create function uffici_con(quali text[]) returns text[] language sql stable
	return coalesce((
		select array_agg(i.ufficio)
		from incarico i join operatore o on o.ente_id = i.ente_id and o.id = i.operatore_id
		where i.ente_id = app_ente() and i.operatore_id = app_operatore() and i.ruoli && quali and o.sospeso_il is null
	), '{}');

-- The offices whose requests they work on.
create function uffici_miei() returns text[] language sql stable
	return uffici_con(array['operatore', 'responsabile']);

alter table cambio_incarico enable row level security;
alter table cambio_incarico force row level security;
alter table incarico enable row level security;
alter table incarico force row level security;

create policy cambio_incarico_lettura on cambio_incarico for select
	using (ente_id = app_ente() and ((select ha_ruolo('amministratore')) or (select ha_ruolo('auditor'))));
create policy cambio_incarico_nuovo on cambio_incarico for insert
	with check (ente_id = app_ente() and is_amministratore() and autore_id = app_operatore());
create policy incarico_lettura on incarico for select
	using (
		ente_id = app_ente() and app_ruolo() = 'operatore'
		and (operatore_id = app_operatore() or (select ha_ruolo('amministratore')) or (select ha_ruolo('auditor')))
	);
create policy operatore_nuovo on operatore for insert
	with check (ente_id = app_ente() and is_amministratore() and ruoli = '{}' and sospeso_il is null);
-- A system that could name clerks would need no administrator.
drop policy operatore_scrittura on operatore;
-- Only for the owner, as whom the command and the functions below run.
create policy cambio_incarico_del_comando on cambio_incarico for all to current_user using (true) with check (autore_id is null);
create policy incarico_del_comando on incarico for all to current_user using (true) with check (true);
create policy operatore_del_comando on operatore for all to current_user using (true) with check (true);
create policy sessione_chiusa on sessione for all to current_user using (true) with check (false);

grant select, insert on cambio_incarico to comune_vicino_app;
grant select on incarico to comune_vicino_app;
grant insert (id, ente_id, codice_fiscale, nome, cognome, email, ufficio) on operatore to comune_vicino_app;

-- What the line says is done. One at a time in an ente: of two administrators who remove each other, the second finds nobody left.
create function applica_cambio_incarico() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
	adesso text[];
	aveva boolean;
	restano text[];
begin
	perform pg_advisory_xact_lock(hashtextextended('incarichi ' || new.ente_id, 0));
	if app_ruolo() = 'operatore' and not is_amministratore() then
		raise exception 'Chi assegna gli incarichi non è più amministratore' using errcode = 'insufficient_privilege';
	end if;
	-- A login that is opening a session waits here, or is waited for (see below).
	perform from operatore where ente_id = new.ente_id and id = new.operatore_id for update;
	aveva := exists (select from operatore where ente_id = new.ente_id and 'amministratore' = any (ruoli));
	if new.tipo = 'RUOLI' then
		select ruoli into adesso from incarico
		where ente_id = new.ente_id and operatore_id = new.operatore_id and ufficio = new.ufficio;
		if coalesce(adesso, '{}') <> new.prima then
			raise exception 'Gli incarichi sono cambiati nel frattempo' using errcode = 'integrity_constraint_violation';
		end if;
		if cardinality(new.dopo) = 0 then
			delete from incarico where ente_id = new.ente_id and operatore_id = new.operatore_id and ufficio = new.ufficio;
		else
			insert into incarico (ente_id, operatore_id, ufficio, ruoli, dal)
			values (new.ente_id, new.operatore_id, new.ufficio, new.dopo, new.avvenuto_il)
			on conflict (ente_id, operatore_id, ufficio) do update set ruoli = excluded.ruoli;
		end if;
	else
		update operatore set sospeso_il = case new.tipo when 'SOSPENSIONE' then new.avvenuto_il end
		where ente_id = new.ente_id and id = new.operatore_id and (sospeso_il is null) = (new.tipo = 'SOSPENSIONE');
		if not found then
			raise exception 'La sospensione è cambiata nel frattempo' using errcode = 'integrity_constraint_violation';
		end if;
	end if;
	update operatore o set
		ruoli = case when o.sospeso_il is null then array(
			select uno from unnest(ruoli_noti()) with ordinality as noti (uno, posto)
			where exists (
				select from incarico i where i.ente_id = o.ente_id and i.operatore_id = o.id and uno = any (i.ruoli)
			)
			order by posto
		) else '{}' end,
		ufficio = coalesce((
			select i.ufficio from incarico i where i.ente_id = o.ente_id and i.operatore_id = o.id
			order by i.ufficio <> o.ufficio, i.dal, i.ufficio limit 1
		), o.ufficio)
	where ente_id = new.ente_id and id = new.operatore_id
	returning o.ruoli into restano;
	if cardinality(restano) = 0 then
		delete from sessione where ente_id = new.ente_id and operatore_id = new.operatore_id;
	end if;
	if aveva and not exists (select from operatore where ente_id = new.ente_id and 'amministratore' = any (ruoli)) then
		raise exception 'Un ente ha sempre almeno un amministratore'
			using errcode = 'integrity_constraint_violation', constraint = 'ultimo_amministratore';
	end if;
	return null;
end
$$;
create trigger cambio_incarico_applicato after insert on cambio_incarico
	for each row execute function applica_cambio_incarico();

-- A login and a suspension at once: whoever is second sees what the first has done.
create function rifiuta_sessione_senza_ruoli() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	perform from operatore
	where ente_id = new.ente_id and id = new.operatore_id and cardinality(ruoli) > 0 for share;
	if not found then
		raise exception 'Chi è sospeso o non ha più ruoli non entra' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger sessione_di_chi_ha_ruoli before insert on sessione
	for each row when (new.operatore_id is not null) execute function rifiuta_sessione_senza_ruoli();

-- Whoever was a clerk before has the same roles, in their own office.
insert into cambio_incarico (id, ente_id, operatore_id, tipo, ufficio, prima, dopo, motivo, autore, avvenuto_il)
select gen_random_uuid(), ente_id, id, 'RUOLI', ufficio, '{}', ruoli, 'Ruoli già assegnati', 'Comune Vicino', now() from operatore;

-- Who works on which requests: those of the offices where they are operatore or responsabile. The till sees what is paid or paid back,
-- an auditor sees all of it and changes nothing, the others see none.

create policy pagamento_contato on pagamento for select to current_user using (true);
create policy rimborso_contato on rimborso for select to current_user using (true);
create function alla_cassa(pratica uuid) returns boolean
	language sql stable security definer set search_path = public, pg_temp as $$
	select exists (select from pagamento where ente_id = app_ente() and pratica_id = pratica)
		or exists (select from rimborso where ente_id = app_ente() and pratica_id = pratica)
$$;
revoke execute on function alla_cassa(uuid) from public;
grant execute on function alla_cassa(uuid) to comune_vicino_app;

create policy pratica_dell_ufficio on pratica as restrictive for select
	using (
		app_ruolo() is distinct from 'operatore'
		or ufficio = any ((select uffici_miei())::text[])
		or (select ha_ruolo('auditor'))
		or ((select ha_ruolo('cassa')) and alla_cassa(id))
	);
create policy pratica_mossa_nell_ufficio on pratica as restrictive for update
	using (
		app_ruolo() is distinct from 'operatore'
		or ufficio = any ((select uffici_miei())::text[])
		or ((select ha_ruolo('cassa')) and alla_cassa(id))
	);

-- An act is signed by a responsabile of the office (art. 5 and 6 L. 241/1990): the moves by which a service corrects or refines what was
-- decided are not acts, and leave `esito` as it was or follow from it.
create function rifiuta_decisione_di_altri() returns trigger language plpgsql as $$
begin
	if not new.ufficio = any (uffici_con(array['responsabile'])) then
		raise exception 'Decide solo un responsabile dell''ufficio' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger pratica_decisa_nell_ufficio before update of esito on pratica
	for each row when (app_ruolo() = 'operatore' and old.esito is null and new.esito is not null)
	execute function rifiuta_decisione_di_altri();

-- What belongs to a request is seen by who sees the request, and written by who may move it.
do $$
declare
	tabella text;
begin
	foreach tabella in array array[
		'evento', 'documento', 'allegato', 'messaggio', 'pagamento', 'rimborso', 'conferma', 'sopralluogo',
		'occupazione', 'ordinanza', 'documento_verificabile',
		'trasporto_iscrizione', 'trasporto_delegati', 'trasporto_offerta', 'trasporto_sollecito', 'trasporto_saldo',
		'maternita_concessione', 'maternita_figlio', 'maternita_rettifica', 'inps_lotto_riga'
	] loop
		execute format(
			'create policy %I on %I as restrictive for select
				using (
					app_ruolo() is distinct from ''operatore''
					or exists (select from pratica p where p.ente_id = %I.ente_id and p.id = %I.pratica_id)
				)',
			tabella || '_dell_ufficio', tabella, tabella, tabella);
		execute format(
			'create policy %I on %I as restrictive for insert
				with check (
					app_ruolo() is distinct from ''operatore''
					or exists (
						select from pratica p where p.ente_id = %I.ente_id and p.id = %I.pratica_id
							and (p.ufficio = any ((select uffici_miei())::text[]) or (select ha_ruolo(''cassa'')))
					)
				)',
			tabella || '_scritto_nell_ufficio', tabella, tabella, tabella);
		execute format(
			'create policy %I on %I as restrictive for update
				using (
					app_ruolo() is distinct from ''operatore''
					or exists (
						select from pratica p where p.ente_id = %I.ente_id and p.id = %I.pratica_id
							and (p.ufficio = any ((select uffici_miei())::text[]) or (select ha_ruolo(''cassa'')))
					)
				)',
			tabella || '_cambiato_nell_ufficio', tabella, tabella, tabella);
	end loop;
	-- What a service keeps beside its requests: for who works on requests somewhere.
	foreach tabella in array array['inps_lotto', 'inps_scaricamento', 'trasporto_graduatoria', 'trasporto_voce', 'trasporto_fermo', 'trasporto_consultazione'] loop
		execute format(
			'create policy %I on %I as restrictive for insert
				with check (app_ruolo() is distinct from ''operatore'' or cardinality((select uffici_miei())::text[]) > 0)',
			tabella || '_di_chi_istruisce', tabella);
		execute format(
			'create policy %I on %I as restrictive for update
				using (app_ruolo() is distinct from ''operatore'' or cardinality((select uffici_miei())::text[]) > 0)',
			tabella || '_cambiato_da_chi_istruisce', tabella);
	end loop;
end
$$;

-- The till reads no answers of others: of the documents only what it gives, of the files none.
create policy documento_alla_cassa on documento as restrictive for select
	using (
		app_ruolo() is distinct from 'operatore' or tipo = 'quietanza' or (select ha_ruolo('auditor'))
		or exists (
			select from pratica p where p.ente_id = documento.ente_id and p.id = documento.pratica_id
				and p.ufficio = any ((select uffici_miei())::text[])
		)
	);
create policy allegato_alla_cassa on allegato as restrictive for select
	using (
		app_ruolo() is distinct from 'operatore' or (select ha_ruolo('auditor'))
		or exists (
			select from pratica p where p.ente_id = allegato.ente_id and p.id = allegato.pratica_id
				and p.ufficio = any ((select uffici_miei())::text[])
		)
	);

-- The register of the protocol is read whole by its own role, and by the auditor; otherwise with the request.
create policy protocollo_dell_ufficio on protocollo as restrictive for select
	using (
		app_ruolo() is distinct from 'operatore' or (select ha_ruolo('protocollo')) or (select ha_ruolo('auditor'))
		or exists (select from pratica p where p.ente_id = protocollo.ente_id and p.id = protocollo.pratica_id)
	);
create policy protocollo_registrato_nell_ufficio on protocollo as restrictive for insert
	with check (
		app_ruolo() is distinct from 'operatore'
		or exists (
			select from pratica p where p.ente_id = protocollo.ente_id and p.id = protocollo.pratica_id
				and (p.ufficio = any ((select uffici_miei())::text[]) or (select ha_ruolo('cassa')))
		)
	);

-- An appointment is asked of an office, whose clerks answer.
create policy appuntamento_dell_ufficio on appuntamento as restrictive for select
	using (
		app_ruolo() is distinct from 'operatore'
		or ufficio = any ((select uffici_miei())::text[]) or (select ha_ruolo('auditor'))
	);
create policy appuntamento_evaso_nell_ufficio on appuntamento as restrictive for update
	using (app_ruolo() is distinct from 'operatore' or ufficio = any ((select uffici_miei())::text[]));

-- The people of the ente are not for who writes pages or holds the practice rooms.
drop policy persona_per_operatori on persona;
create policy persona_per_operatori on persona for select
	using (
		ente_id = app_ente() and app_ruolo() = 'operatore'
		and (select ha_ruolo('operatore') or ha_ruolo('responsabile') or ha_ruolo('protocollo') or ha_ruolo('cassa') or ha_ruolo('auditor'))
	);

-- Who published which settings is read by the auditor too.
drop policy pubblicazione_lettura on pubblicazione;
create policy pubblicazione_lettura on pubblicazione for select
	using (ente_id = app_ente() and (is_amministratore() or (select ha_ruolo('auditor'))));
