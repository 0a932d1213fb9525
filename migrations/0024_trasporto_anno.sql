-- The year of the school bus: reminders of instalments, the accounts of who gives up, the days on which a line does not run; and of the enrolment, the checks, the corrections and the second stops.

-- What a family was told of a sum: once before its day, once after it with the last day before the suspension.
create table trasporto_sollecito (
	pagamento_id uuid not null references pagamento,
	ente_id text not null references ente,
	pratica_id uuid not null,
	tipo text not null check (tipo in ('PRIMA', 'DOPO')),
	entro date not null,
	inviato_il timestamptz not null,
	primary key (pagamento_id, tipo)
);
create index trasporto_sollecito_pratica on trasporto_sollecito (ente_id, pratica_id);
create trigger trasporto_sollecito_immutabile before update or delete on trasporto_sollecito
	for each row execute function rifiuta_modifica();
alter table trasporto_sollecito enable row level security;
alter table trasporto_sollecito force row level security;
create policy trasporto_sollecito_lettura on trasporto_sollecito for select
	using (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema'));
create policy trasporto_sollecito_nuovo on trasporto_sollecito for insert
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
grant select, insert on trasporto_sollecito to comune_vicino_app;

-- What a family that gave up had paid and what it owes; the difference is given back, or asked with the request of renunciation.
create table trasporto_saldo (
	pratica_id uuid primary key,
	ente_id text not null references ente,
	persona_id uuid not null,
	-- The day from which the renunciation holds.
	del date not null,
	pagato_cent integer not null check (pagato_cent >= 0),
	dovuto_cent integer not null check (dovuto_cent >= 0),
	-- The day on which the difference was given back, and who wrote it.
	rimborsato_il date,
	operatore_id uuid,
	check ((rimborsato_il is null) = (operatore_id is null)),
	check (rimborsato_il is null or pagato_cent > dovuto_cent),
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
create trigger trasporto_saldo_fermo before update on trasporto_saldo
	for each row when (old.rimborsato_il is not null) execute function rifiuta_modifica();
alter table trasporto_saldo enable row level security;
alter table trasporto_saldo force row level security;
create policy trasporto_saldo_lettura on trasporto_saldo for select
	using (ente_id = app_ente() and (app_ruolo() in ('operatore', 'sistema') or (app_ruolo() = 'cittadino' and persona_id = app_persona())));
create policy trasporto_saldo_nuovo on trasporto_saldo for insert
	with check (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema') and rimborsato_il is null);
create policy trasporto_saldo_rimborsato on trasporto_saldo for update
	using (ente_id = app_ente() and app_ruolo() = 'operatore')
	with check (ente_id = app_ente() and app_ruolo() = 'operatore' and operatore_id = app_operatore());
grant select, insert on trasporto_saldo to comune_vicino_app;
grant update (rimborsato_il, operatore_id) on trasporto_saldo to comune_vicino_app;

-- A day on which a line does not run, or one of its trips does not: announced by a clerk, taken back if it was wrong.
create table trasporto_fermo (
	id uuid primary key,
	ente_id text not null references ente,
	linea text not null,
	giorno date not null,
	-- Both trips when empty.
	corsa text check (corsa in ('ANDATA', 'RITORNO')),
	motivo text not null check (char_length(motivo) between 5 and 200),
	annunciato_il timestamptz not null,
	operatore_id uuid not null,
	ritirato_il timestamptz,
	ritirato_da uuid,
	check ((ritirato_il is null) = (ritirato_da is null)),
	unique (ente_id, id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id),
	foreign key (ente_id, ritirato_da) references operatore (ente_id, id)
);
create unique index trasporto_fermo_annunciato on trasporto_fermo (ente_id, giorno, linea, coalesce(corsa, 'TUTTE'))
	where ritirato_il is null;
create trigger trasporto_fermo_ritirato before update on trasporto_fermo
	for each row when (old.ritirato_il is not null) execute function rifiuta_modifica();

-- Who was told, once each: they are told too when it is taken back.
create table trasporto_fermo_avviso (
	fermo_id uuid not null,
	ente_id text not null references ente,
	persona_id uuid not null,
	-- The enrolment by which they are concerned.
	pratica_id uuid not null,
	primary key (fermo_id, persona_id),
	foreign key (ente_id, fermo_id) references trasporto_fermo (ente_id, id),
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id)
);
do $$
declare
	tabella text;
begin
	foreach tabella in array array['trasporto_fermo', 'trasporto_fermo_avviso'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
	end loop;
end
$$;
create policy trasporto_fermo_lettura on trasporto_fermo for select using (ente_id = app_ente());
create policy trasporto_fermo_nuovo on trasporto_fermo for insert
	with check (ente_id = app_ente() and app_ruolo() = 'operatore' and operatore_id = app_operatore() and ritirato_il is null);
create policy trasporto_fermo_ritiro on trasporto_fermo for update
	using (ente_id = app_ente() and app_ruolo() = 'operatore')
	with check (ente_id = app_ente() and app_ruolo() = 'operatore' and ritirato_da = app_operatore());
create policy trasporto_fermo_avviso_lettura on trasporto_fermo_avviso for select
	using (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema'));
create policy trasporto_fermo_avviso_nuovo on trasporto_fermo_avviso for insert
	with check (ente_id = app_ente() and app_ruolo() = 'operatore');
grant select, insert on trasporto_fermo, trasporto_fermo_avviso to comune_vicino_app;
grant update (ritirato_il, ritirato_da) on trasporto_fermo to comune_vicino_app;

alter table trasporto_iscrizione
	-- Who applies may act for the child: checked by a clerk before a seat is given.
	add responsabilita_il timestamptz,
	add responsabilita_da uuid,
	-- The request that this one corrects while enrolments are open: its arrival counts.
	add arrivo_di uuid,
	-- On these days another stop of the line.
	add altri_giorni text[] not null default '{}',
	add altra_andata text,
	add altra_ritorno text,
	add check ((responsabilita_il is null) = (responsabilita_da is null)),
	add foreign key (ente_id, responsabilita_da) references operatore (ente_id, id),
	add foreign key (ente_id, arrivo_di, persona_id) references pratica (ente_id, id, persona_id);
grant update (responsabilita_il, responsabilita_da, altri_giorni, altra_andata, altra_ritorno)
	on trasporto_iscrizione to comune_vicino_app;

create or replace function rifiuta_iscrizione_del_cittadino() returns trigger language plpgsql as $$
begin
	-- Of what is there only these two are theirs: the state, with its request (0022), and the renunciation.
	if not (new.stato = old.stato or (old.stato = 'DOMANDA' and new.stato = 'CHIUSA'))
		or to_jsonb(new) - '{stato,rinuncia_id}'::text[] <> to_jsonb(old) - '{stato,rinuncia_id}'::text[]
	then
		raise exception 'Questo cambiamento dell''iscrizione non è del cittadino' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;

-- A check is signed by who made it.
create function rifiuta_verifica_di_altri() returns trigger language plpgsql as $$
begin
	if new.responsabilita_da <> app_operatore() then
		raise exception 'La verifica la firma chi l''ha fatta' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger trasporto_iscrizione_verificata before update on trasporto_iscrizione
	for each row when (app_ruolo() = 'operatore' and new.responsabilita_da is distinct from old.responsabilita_da)
	execute function rifiuta_verifica_di_altri();

-- A correction takes the arrival of a request of the same person for the same child, taken back.
drop policy trasporto_iscrizione_nuova on trasporto_iscrizione;
create policy trasporto_iscrizione_nuova on trasporto_iscrizione for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona()
		and stato = 'DOMANDA' and num_nonnulls(posto, distanza_metri, rinuncia_id, responsabilita_il) = 0
		and exists (
			select from pratica p
			where p.id = trasporto_iscrizione.pratica_id and p.numero = trasporto_iscrizione.numero
				and p.stato = 'PROTOCOLLATA' and p.servizio = 'trasporto-scolastico'
		)
		and (
			arrivo_di is null
			or exists (
				select from pratica p
				where p.id = trasporto_iscrizione.arrivo_di and p.stato = 'RITIRATA' and p.servizio = 'trasporto-scolastico'
					and p.risposte ->> 'annoScolastico' = trasporto_iscrizione.anno
					and p.risposte ->> 'alunnoCodiceFiscale' = trasporto_iscrizione.alunno_codice_fiscale
			)
		)
	);
