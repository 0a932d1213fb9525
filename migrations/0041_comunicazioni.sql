-- Notices to the public: written by one clerk, published by another, read on the site by everyone and, when asked for, brought to people.
-- A published one never changes: it is withdrawn, or corrected by another. Each state has its line in a log that nobody can alter.

create function is_emergenza(tipo text, colore text) returns boolean language sql immutable parallel safe
	return tipo = 'ALLERTA_METEO' and coalesce(colore, '') in ('arancione', 'rossa');

-- Who writes notices, and who publishes them.
create function scrive_comunicazioni() returns boolean language sql stable
	return ha_ruolo('redattore') or ha_ruolo('responsabile') or ha_ruolo('amministratore');
create function approva_comunicazioni() returns boolean language sql stable
	return ha_ruolo('responsabile') or ha_ruolo('amministratore');

create table comunicazione (
	id uuid primary key,
	ente_id text not null references ente,
	tipo text not null check (tipo in ('ALLERTA_METEO', 'CHIUSURA_STRADA', 'EVENTO', 'INTERRUZIONE_SERVIZIO')),
	colore text check (colore in ('verde', 'gialla', 'arancione', 'rossa')),
	titolo text not null check (char_length(titolo) between 10 and 120),
	testo text not null check (char_length(testo) between 1 and 5000),
	-- Where, in words; the drawn area is beside it and never alone.
	luogo text check (char_length(luogo) between 1 and 300),
	vertici jsonb check (jsonb_typeof(vertici) = 'array'),
	collegamento text check (collegamento ~ '^https://\S+$' and char_length(collegamento) between 12 and 308),
	dal timestamptz not null,
	al timestamptz not null,
	-- Whether it is also brought to people, and to whom; no criterion at all means everybody.
	messaggi boolean not null,
	eta_da smallint check (eta_da between 0 and 120),
	eta_a smallint check (eta_a between 0 and 120),
	vie text[] not null default '{}',
	professioni text[] not null default '{}',
	stato text not null check (stato in ('BOZZA', 'DA_APPROVARE', 'PUBBLICATA', 'SCADUTA', 'RITIRATA')),
	corregge uuid,
	-- The act that proposed it, in words, and by a key by which it is proposed once.
	proposta_da text,
	proposta_chiave text,
	revisione integer not null default 1,
	creata_il timestamptz not null,
	pubblicata_il timestamptz,
	chiusa_il timestamptz,
	unique (ente_id, id),
	unique (ente_id, proposta_chiave),
	check ((tipo = 'ALLERTA_METEO') = (colore is not null)),
	check (dal < al),
	check (vertici is null or luogo is not null),
	check (eta_a - eta_da >= 5),
	-- A profession on one street is a person.
	check (professioni = '{}' or cardinality(vie) <> 1),
	check (num_nonnulls(proposta_da, proposta_chiave) in (0, 2)),
	check ((stato in ('BOZZA', 'DA_APPROVARE')) <= (pubblicata_il is null and chiusa_il is null)),
	check (stato not in ('PUBBLICATA', 'SCADUTA') or pubblicata_il is not null),
	check ((stato in ('SCADUTA', 'RITIRATA')) = (chiusa_il is not null)),
	foreign key (ente_id, corregge) references comunicazione (ente_id, id)
);
create index comunicazione_elenco on comunicazione (ente_id, creata_il desc, id);
create index comunicazione_pubblica on comunicazione (ente_id, pubblicata_il desc, id) where pubblicata_il is not null;
create index comunicazione_in_vigore on comunicazione (ente_id, al) where stato = 'PUBBLICATA';
create index comunicazione_corretta on comunicazione (ente_id, corregge) where corregge is not null;

create table comunicazione_evento (
	id uuid primary key,
	ente_id text not null references ente,
	comunicazione_id uuid not null,
	-- The revision that it made; none when it tells of the messages, which change nothing of the notice.
	revisione integer,
	tipo text not null check (tipo in (
		'CREA', 'PROPONI', 'CORREGGI', 'MODIFICA', 'INVIA', 'RIMANDA', 'APPROVA', 'PUBBLICA_SUBITO', 'RITIRA', 'SCARTA', 'SCADE',
		'MESSAGGI_INIZIATI', 'MESSAGGI_FINITI', 'MESSAGGI_FERMATI', 'MESSAGGI_RIFIUTATI'
	)),
	-- The clerk, with the name as it was; nobody when the clock or the worker did it.
	operatore_id uuid,
	autore text,
	motivo text check (length(trim(motivo)) > 0),
	-- People, rounded down to tens: the exact number is with the sending.
	circa integer,
	avvenuto_il timestamptz not null,
	check (num_nonnulls(operatore_id, autore) in (0, 2)),
	check (tipo not in ('RIMANDA', 'RITIRA') or motivo is not null),
	check ((revisione is null) = (tipo like 'MESSAGGI%')),
	unique (ente_id, comunicazione_id, revisione),
	foreign key (ente_id, comunicazione_id) references comunicazione (ente_id, id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
create index comunicazione_evento_storia on comunicazione_evento (ente_id, comunicazione_id, avvenuto_il);
create trigger comunicazione_evento_immutabile before update or delete on comunicazione_evento
	for each row execute function rifiuta_modifica();
create trigger comunicazione_evento_non_svuotabile before truncate on comunicazione_evento execute function rifiuta_modifica();

-- The messages of a notice on their way to people: how many they are for, and the last person who has theirs.
create table comunicazione_invio (
	ente_id text not null references ente,
	comunicazione_id uuid not null,
	stato text not null check (stato in ('da_iniziare', 'in_corso', 'finito', 'fermato', 'rifiutato')),
	destinatari integer,
	scritti integer not null default 0,
	ultima_persona uuid,
	chiesto_il timestamptz not null,
	finito_il timestamptz,
	primary key (ente_id, comunicazione_id),
	foreign key (ente_id, comunicazione_id) references comunicazione (ente_id, id)
);
create index comunicazione_invio_da_fare on comunicazione_invio (ente_id, chiesto_il) where stato in ('da_iniziare', 'in_corso');

do $$
declare
	tabella text;
begin
	foreach tabella in array array['comunicazione', 'comunicazione_evento', 'comunicazione_invio'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
	end loop;
end
$$;

create policy comunicazione_pubblica on comunicazione for select
	using (ente_id = app_ente() and (pubblicata_il is not null or app_ruolo() = 'sistema'));
create policy comunicazione_in_ufficio on comunicazione for select
	using (ente_id = app_ente() and (select scrive_comunicazioni() or ha_ruolo('auditor')));
create policy comunicazione_nuova on comunicazione for insert
	with check (ente_id = app_ente() and stato = 'BOZZA' and revisione = 1 and (select scrive_comunicazioni()));
create policy comunicazione_mossa on comunicazione for update
	using (ente_id = app_ente() and (app_ruolo() = 'sistema' or (select scrive_comunicazioni())))
	with check (ente_id = app_ente() and (app_ruolo() = 'sistema' or (select scrive_comunicazioni())));

create policy comunicazione_evento_lettura on comunicazione_evento for select
	using (ente_id = app_ente() and (app_ruolo() = 'sistema' or (select scrive_comunicazioni() or ha_ruolo('auditor'))));
create policy comunicazione_evento_nuovo on comunicazione_evento for insert
	with check (
		ente_id = app_ente() and case
			when app_ruolo() = 'sistema' then operatore_id is null
			else operatore_id = app_operatore() and (select scrive_comunicazioni())
		end
	);

-- How many people exactly is for who audits.
create policy comunicazione_invio_del_sistema on comunicazione_invio for all
	using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
create policy comunicazione_invio_controllato on comunicazione_invio for select
	using (ente_id = app_ente() and (select ha_ruolo('auditor')));
create policy comunicazione_invio_chiesto on comunicazione_invio for insert
	with check (
		ente_id = app_ente() and stato = 'da_iniziare' and num_nonnulls(destinatari, ultima_persona) = 0
		and (select approva_comunicazioni())
		and exists (
			select from comunicazione c
			where c.ente_id = comunicazione_invio.ente_id and c.id = comunicazione_id and c.stato = 'PUBBLICATA' and c.messaggi
		)
	);

grant select, insert, update on comunicazione, comunicazione_invio to comune_vicino_app;
grant select, insert on comunicazione_evento to comune_vicino_app;

-- The way of a notice. Who wrote any of it does not publish it, but for an emergency of a responsabile.
create function rifiuta_passo_comunicazione() returns trigger language plpgsql as $$
declare
	passo text := old.stato || ' ' || new.stato;
	mossa constant text[] := array['stato', 'revisione', 'pubblicata_il', 'chiusa_il'];
	scritta boolean;
	ammesso boolean;
begin
	if new.revisione <> old.revisione + 1 then
		raise exception 'La comunicazione è cambiata nel frattempo' using errcode = 'integrity_constraint_violation';
	end if;
	if passo <> 'BOZZA BOZZA' and to_jsonb(new) - mossa <> to_jsonb(old) - mossa then
		raise exception 'Una comunicazione mandata ad approvare o pubblicata non si modifica' using errcode = 'insufficient_privilege';
	end if;
	scritta := exists (
		select from comunicazione_evento e
		where e.ente_id = new.ente_id and e.comunicazione_id = new.id and e.operatore_id = app_operatore()
			and e.tipo in ('CREA', 'CORREGGI', 'MODIFICA', 'INVIA')
	);
	ammesso := case
		when app_ruolo() = 'sistema' then passo = 'PUBBLICATA SCADUTA'
		when passo in ('BOZZA BOZZA', 'BOZZA DA_APPROVARE', 'BOZZA RITIRATA') then scrive_comunicazioni()
		when passo in ('DA_APPROVARE BOZZA', 'PUBBLICATA RITIRATA') then approva_comunicazioni()
		when passo in ('BOZZA PUBBLICATA', 'DA_APPROVARE PUBBLICATA') then
			(passo = 'DA_APPROVARE PUBBLICATA' and not scritta and approva_comunicazioni())
			or (is_emergenza(new.tipo, new.colore) and ha_ruolo('responsabile'))
		else false
	end;
	if not ammesso then
		raise exception 'Passaggio vietato per una comunicazione: %', passo using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger comunicazione_passo before update on comunicazione
	for each row execute function rifiuta_passo_comunicazione();

-- The line says what was done and who did it: a writer who passes for someone else would publish alone.
create function rifiuta_comunicazione_senza_riga() returns trigger language plpgsql as $$
declare
	fatto text[] := case
		when tg_op = 'INSERT' and new.proposta_chiave is not null then '{PROPONI}'
		when tg_op = 'INSERT' and new.corregge is not null then '{CORREGGI}'
		when tg_op = 'INSERT' then '{CREA}'
		else case old.stato || ' ' || new.stato
			when 'BOZZA BOZZA' then '{MODIFICA}'
			when 'BOZZA DA_APPROVARE' then '{INVIA}'
			when 'BOZZA RITIRATA' then '{SCARTA}'
			when 'BOZZA PUBBLICATA' then '{PUBBLICA_SUBITO}'
			when 'DA_APPROVARE BOZZA' then '{RIMANDA}'
			when 'DA_APPROVARE PUBBLICATA' then '{APPROVA,PUBBLICA_SUBITO}'
			when 'PUBBLICATA RITIRATA' then '{RITIRA}'
			else '{SCADE}'
		end
	end;
begin
	if not exists (
		select from comunicazione_evento e
		where e.ente_id = new.ente_id and e.comunicazione_id = new.id and e.revisione = new.revisione and e.tipo = any (fatto)
			and (app_ruolo() is distinct from 'operatore' or e.operatore_id = app_operatore())
	) then
		raise exception 'Nessuna riga dice che cosa è successo alla comunicazione' using errcode = 'integrity_constraint_violation';
	end if;
	return null;
end
$$;
create constraint trigger comunicazione_con_riga after insert or update on comunicazione
	deferrable initially deferred
	for each row execute function rifiuta_comunicazione_senza_riga();

-- The message that brings a notice: one for each person, written by the system; no clerk reads to whom they went.
alter table messaggio
	add column comunicazione_id uuid,
	add foreign key (ente_id, comunicazione_id) references comunicazione (ente_id, id);
create unique index messaggio_della_comunicazione on messaggio (ente_id, comunicazione_id, persona_id) where comunicazione_id is not null;
create policy messaggio_al_pubblico on messaggio as restrictive for select
	using (app_ruolo() is distinct from 'operatore' or comunicazione_id is null);
create policy messaggio_al_pubblico_scritto on messaggio as restrictive for insert
	with check (comunicazione_id is null or app_ruolo() = 'sistema');
-- Nor by which channel, nor to which address: a clerk sees the deliveries of the messages that they see, and of the campaigns that they follow.
create policy spedizione_del_messaggio on spedizione as restrictive for select
	using (
		app_ruolo() is distinct from 'operatore'
		or campagna_id = any (array(select c.id from campagna c))
		or exists (select from messaggio m where m.ente_id = spedizione.ente_id and m.id = messaggio_id)
	);

-- The street about which a person wants notices, as long as they want them (art. 6 par. 1 lett. a GDPR). The login tells no address, and the one
-- of the profile is for the requests of its person alone: neither is looked at.
create table via_avvisi (
	ente_id text not null references ente,
	persona_id uuid not null,
	via text not null check (char_length(via) between 3 and 120),
	scelta_il timestamptz not null,
	primary key (ente_id, persona_id),
	foreign key (ente_id, persona_id) references persona (ente_id, id)
);
alter table via_avvisi enable row level security;
alter table via_avvisi force row level security;
create policy via_avvisi_propria on via_avvisi for all
	using (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona())
	with check (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona());
create policy via_avvisi_del_sistema on via_avvisi for select using (ente_id = app_ente() and app_ruolo() = 'sistema');
grant select, insert, update, delete on via_avvisi to comune_vicino_app;

-- Who is to be told. Of streets and professions only what a person told for this. Who wants nothing about the topic by any channel is left out,
-- emergencies apart.

create function via_in_chiaro(scritta text) returns text language sql immutable parallel safe
	return trim(regexp_replace(translate(lower(scritta), 'àáâèéêìíîòóôùúû''’.,', 'aaaeeeiiiooouuu    '), '\s+', ' ', 'g'));

-- One house is never chosen: it is a family.
create function senza_civico(scritta text) returns text language sql immutable parallel safe
	return regexp_replace(via_in_chiaro(scritta), ' [0-9]+ ?[a-z]?( ?/ ?[0-9a-z]+)?$', '');

create function destinatari_comunicazione(
	tema text, emergenza boolean, da_eta integer, a_eta integer, le_vie text[], le_professioni text[], oggi date
) returns setof uuid language sql stable as $$
	select p.id from persona p
	where p.ente_id = app_ente()
		and (
			num_nonnulls(da_eta, a_eta) = 0
			or (
				p.data_nascita is not null
				and date_part('year', age(oggi, p.data_nascita)) between coalesce(da_eta, 0) and coalesce(a_eta, 200)
			)
		)
		and (
			cardinality(le_vie) = 0
			or exists (
				select from via_avvisi v, unnest(le_vie) as scelta
				where v.ente_id = p.ente_id and v.persona_id = p.id and senza_civico(scelta) = senza_civico(v.via)
			)
		)
		and (
			cardinality(le_professioni) = 0
			or exists (
				select from profilo_volontario v
				where v.ente_id = p.ente_id and v.persona_id = p.id and v.professione = any (le_professioni)
			)
		)
		and (
			emergenza
			or not exists (
				select from preferenza_messaggi f
				where f.ente_id = p.ente_id and f.persona_id = p.id and f.argomento = tema and not f.app_io and not f.email
			)
		)
$$;

-- Only for the owner, as whom the functions below run.
create policy persona_contata on persona for select to current_user using (true);
create policy preferenza_contata on preferenza_messaggi for select to current_user using (true);
create policy via_avvisi_contata on via_avvisi for select to current_user using (true);
create policy profilo_volontario_contato on profilo_volontario for select to current_user using (true);
create policy comunicazione_invio_da_servire on comunicazione_invio for select to current_user using (true);

-- How many, in tens: with fewer than twenty there is no number, and from a number nobody tells whether one person is in it.
create function conta_destinatari(
	tema text, emergenza boolean, da_eta integer, a_eta integer, le_vie text[], le_professioni text[], oggi date
) returns integer language sql stable security definer set search_path = public, pg_temp as $$
	select case when quanti >= 20 then quanti / 10 * 10 end
	from (
		select count(*)::integer as quanti
		from destinatari_comunicazione(tema, emergenza, da_eta, a_eta, le_vie, le_professioni, oggi)
	) as contati
	where scrive_comunicazioni()
$$;

-- The professions that somebody has told.
create function professioni_presenti() returns setof text
	language sql stable security definer set search_path = public, pg_temp as $$
	select distinct professione from profilo_volontario where ente_id = app_ente() and scrive_comunicazioni() order by professione
$$;

create function enti_con_comunicazioni() returns setof text
	language sql stable security definer set search_path = public, pg_temp as $$
	select distinct ente_id from comunicazione_invio
	where app_ruolo() = 'sistema' and stato in ('da_iniziare', 'in_corso') order by ente_id
$$;
revoke execute on function conta_destinatari(text, boolean, integer, integer, text[], text[], date), professioni_presenti(),
	enti_con_comunicazioni() from public;
grant execute on function conta_destinatari(text, boolean, integer, integer, text[], text[], date), professioni_presenti(),
	enti_con_comunicazioni() to comune_vicino_app;
