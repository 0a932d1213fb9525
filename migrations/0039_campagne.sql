-- Campaigns: one message about a deadline to many people, from a file. The worker checks the rows and feeds the outbox a batch at a time.

create table campagna (
	id uuid primary key,
	ente_id text not null references ente,
	tipo text not null check (tipo in ('TARI', 'IMU', 'RETTA_SCOLASTICA')),
	-- Read by clerks alone.
	titolo text not null check (char_length(titolo) between 3 and 100),
	anno smallint not null check (anno between 2000 and 2100),
	-- What the message says to everybody: the instalment, whom to ask.
	parametri jsonb not null check (jsonb_typeof(parametri) = 'object'),
	-- in_controllo: rows to be checked. pronta: checked. programmata: leaves at avvia_il. in_annullamento: what has not left is being taken back.
	stato text not null default 'in_controllo' check (
		stato in ('in_controllo', 'pronta', 'programmata', 'in_corso', 'in_pausa', 'conclusa', 'in_annullamento', 'annullata')
	),
	file_nome text not null,
	file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
	-- Of the file, not kept.
	colonne_ignorate text[] not null,
	righe integer not null check (righe between 1 and 100000),
	valide integer not null default 0,
	-- Of the valid ones, those with something to look at.
	avvertite integer not null default 0,
	scartate integer not null default 0,
	accodate integer not null default 0,
	totale_cent bigint not null default 0,
	creata_il timestamptz not null,
	creata_da uuid not null,
	avvia_il timestamptz,
	avviata_il timestamptz,
	finita_il timestamptz,
	unique (ente_id, id),
	check (stato <> 'programmata' or avvia_il is not null),
	foreign key (ente_id, creata_da) references operatore (ente_id, id)
);
create index campagna_elenco on campagna (ente_id, creata_il desc, id);
create index campagna_file on campagna (ente_id, file_sha256);

create table campagna_riga (
	ente_id text not null references ente,
	campagna_id uuid not null,
	-- As a spreadsheet counts them: the heading is 1.
	n integer not null check (n > 1),
	-- The row as it was in the file, until it is checked.
	scritta jsonb,
	cf text,
	nome text not null default '',
	cent integer check (cent > 0),
	scadenza date,
	nav text check (nav ~ '^[0123][0-9]{17}$'),
	causale text not null default '',
	problemi jsonb not null default '[]' check (jsonb_typeof(problemi) = 'array'),
	stato text not null default 'da_controllare' check (stato in ('da_controllare', 'valida', 'scartata', 'accodata')),
	messaggio_id uuid,
	primary key (ente_id, campagna_id, n),
	check ((stato = 'da_controllare') = (scritta is not null)),
	check (stato not in ('valida', 'accodata') or num_nonnulls(cf, cent, scadenza) = 3),
	check ((stato = 'accodata') = (messaggio_id is not null)),
	foreign key (ente_id, campagna_id) references campagna (ente_id, id),
	foreign key (ente_id, messaggio_id) references messaggio (ente_id, id)
);
-- A notice is told to a person once; without a notice, one message for each person.
create unique index campagna_riga_una_volta on campagna_riga (ente_id, campagna_id, cf, nav) nulls not distinct
	where stato in ('valida', 'accodata');
create index campagna_riga_da_fare on campagna_riga (ente_id, campagna_id, stato, n) where stato in ('da_controllare', 'valida');
create unique index campagna_riga_messaggio on campagna_riga (ente_id, messaggio_id) where messaggio_id is not null;

-- What was done with a campaign, by whom; nobody when the worker did it.
create table campagna_evento (
	id uuid primary key default gen_random_uuid(),
	posto bigint generated always as identity,
	ente_id text not null references ente,
	campagna_id uuid not null,
	tipo text not null check (
		tipo in ('CARICATA', 'CONTROLLATA', 'PROGRAMMATA', 'AVVIATA', 'SOSPESA', 'RIPRESA', 'ANNULLATA', 'RITIRATA', 'CONCLUSA', 'SCARICATA')
	),
	nota text not null default '',
	operatore_id uuid,
	avvenuto_il timestamptz not null,
	foreign key (ente_id, campagna_id) references campagna (ente_id, id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
create index campagna_evento_di on campagna_evento (ente_id, campagna_id, posto);
create trigger campagna_evento_immutabile before update or delete on campagna_evento
	for each row execute function rifiuta_modifica();
create trigger campagna_evento_non_svuotabile before truncate on campagna_evento execute function rifiuta_modifica();

-- From which state to which, and by whom.
create function rifiuta_mossa_campagna() returns trigger language plpgsql as $$
begin
	if not exists (
		select from (values
			('sistema', 'in_controllo', 'pronta'),
			('operatore', 'pronta', 'programmata'),
			('operatore', 'pronta', 'in_corso'),
			('operatore', 'programmata', 'in_corso'),
			('sistema', 'programmata', 'in_corso'),
			('operatore', 'in_corso', 'in_pausa'),
			('operatore', 'in_pausa', 'in_corso'),
			('sistema', 'in_corso', 'conclusa'),
			('operatore', 'in_controllo', 'annullata'),
			('operatore', 'pronta', 'annullata'),
			('operatore', 'programmata', 'annullata'),
			('operatore', 'in_corso', 'in_annullamento'),
			('operatore', 'in_pausa', 'in_annullamento'),
			('sistema', 'in_annullamento', 'annullata')
		) as mosse (chi, da, a)
		where chi = app_ruolo() and da = old.stato and a = new.stato
	) then
		raise exception 'La campagna non passa da % a %', old.stato, new.stato using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger campagna_mossa before update of stato on campagna
	for each row when (old.stato is distinct from new.stato) execute function rifiuta_mossa_campagna();

alter table messaggio
	add column campagna_id uuid,
	-- Taken back before it left: its person does not find it.
	add column ritirato_il timestamptz,
	add check (ritirato_il is null or campagna_id is not null),
	add foreign key (ente_id, campagna_id) references campagna (ente_id, id);
-- Notices of others too, whoever made them, as App IO admits them.
alter table messaggio drop constraint messaggio_avviso_nav_check;
alter table messaggio add constraint messaggio_avviso_nav_check check (avviso_nav ~ '^[0123][0-9]{17}$');

alter table spedizione
	add column campagna_id uuid,
	add foreign key (ente_id, campagna_id) references campagna (ente_id, id);
alter table spedizione drop constraint spedizione_stato_check;
alter table spedizione add constraint spedizione_stato_check check (
	-- annullata: its campaign ended before it left.
	stato in ('in_coda', 'in_invio', 'inviata', 'accettata', 'consegnata', 'respinta', 'non_recapitabile', 'incerta', 'fallita', 'annullata')
	and canale <> 'posta' or stato in ('da_spedire', 'spedita') and canale = 'posta'
);
create index spedizione_di_campagna on spedizione (ente_id, campagna_id, stato) where campagna_id is not null;

-- Whether what is in the queue must wait, or never leave.
create function campagna_ferma(ente text, campagna uuid) returns boolean language sql stable
	return campagna is not null and exists (
		select from campagna c
		where c.ente_id = ente and c.id = campagna and c.stato in ('in_pausa', 'in_annullamento', 'annullata')
	);

do $$
declare
	tabella text;
begin
	foreach tabella in array array['campagna', 'campagna_riga', 'campagna_evento'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
		execute format(
			'create policy %I on %I for select using (
				ente_id = app_ente()
				and (app_ruolo() = ''sistema'' or (select ha_ruolo(''responsabile'') or ha_ruolo(''amministratore'') or ha_ruolo(''auditor'')))
			)',
			tabella || '_lettura', tabella);
	end loop;
end
$$;
create policy campagna_nuova on campagna for insert
	with check (
		ente_id = app_ente() and (select ha_ruolo('responsabile') or ha_ruolo('amministratore'))
		and creata_da = app_operatore() and stato = 'in_controllo'
	);
create policy campagna_cambiata on campagna for update
	using (
		ente_id = app_ente()
		and (app_ruolo() = 'sistema' or (select ha_ruolo('responsabile') or ha_ruolo('amministratore')))
	)
	with check (ente_id = app_ente());
create policy campagna_riga_nuova on campagna_riga for insert
	with check (
		ente_id = app_ente() and (select ha_ruolo('responsabile') or ha_ruolo('amministratore')) and stato = 'da_controllare'
		and campagna_id = any (array(
			select c.id from campagna c
			where c.ente_id = app_ente() and c.stato = 'in_controllo' and c.creata_da = app_operatore()
		))
	);
create policy campagna_riga_del_sistema on campagna_riga for update
	using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
create policy campagna_evento_nuovo on campagna_evento for insert
	with check (
		ente_id = app_ente()
		and case app_ruolo()
			when 'sistema' then operatore_id is null
			else operatore_id = app_operatore()
				and (
					(select ha_ruolo('responsabile') or ha_ruolo('amministratore'))
					or (tipo = 'SCARICATA' and (select ha_ruolo('auditor')))
				)
		end
	);

grant select, insert on campagna to comune_vicino_app;
grant update (stato, valide, avvertite, scartate, accodate, totale_cent, avvia_il, avviata_il, finita_il) on campagna to comune_vicino_app;
grant select, insert, update on campagna_riga to comune_vicino_app;
grant select, insert on campagna_evento to comune_vicino_app;

-- What was taken back is no longer there for its person.
grant update (ritirato_il) on messaggio to comune_vicino_app;
create policy messaggio_ritirato on messaggio for update
	using (ente_id = app_ente() and app_ruolo() = 'sistema' and campagna_id is not null)
	with check (ente_id = app_ente() and app_ruolo() = 'sistema' and campagna_id is not null);
create trigger messaggio_ritirato_dal_sistema before update of ritirato_il on messaggio
	for each row when (app_ruolo() is distinct from 'sistema') execute function rifiuta_modifica();
create policy messaggio_non_ritirato on messaggio as restrictive for select
	using (app_ruolo() is distinct from 'cittadino' or ritirato_il is null);
-- What a person owes is read by who follows the campaign, as its rows are: not by every clerk of whatever office.
create policy messaggio_di_campagna_letto on messaggio as restrictive for select
	using (app_ruolo() is distinct from 'operatore' or campagna_id is null or campagna_id = any (array(select c.id from campagna c)));
-- The worker alone writes in the name of a campaign.
create policy messaggio_di_campagna on messaggio as restrictive for insert
	with check (campagna_id is null or app_ruolo() = 'sistema');
create policy spedizione_di_campagna on spedizione as restrictive for insert
	with check (campagna_id is null or app_ruolo() = 'sistema');

-- Only for the owner, as whom the function runs.
create policy campagna_da_servire on campagna for select to current_user using (true);
create function campagne_da_servire(adesso timestamptz) returns table (ente text, campagna uuid)
	language sql stable security definer set search_path = public, pg_temp as $$
	select ente_id, id from campagna
	where app_ruolo() = 'sistema'
		and (stato in ('in_controllo', 'in_corso', 'in_annullamento') or (stato = 'programmata' and avvia_il <= adesso))
	order by creata_il, id
$$;
revoke execute on function campagne_da_servire(timestamptz) from public;
grant execute on function campagne_da_servire(timestamptz) to comune_vicino_app;
