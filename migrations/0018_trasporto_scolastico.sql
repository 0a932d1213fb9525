-- School transport: enrolments with their seats, rankings, offers of freed seats, delegates in time, who looked at the lists; and confirmations by a second person, which any service may ask.

-- Somebody named by who applies, such as the other parent, confirms with a login of their own. The code is in the link that they open.
create table conferma (
	codice text primary key check (codice ~ '^[A-Za-z0-9_-]{43}$'),
	ente_id text not null references ente,
	pratica_id uuid not null,
	persona_id uuid not null,
	-- Who may answer: known by codice fiscale, whether or not they have ever logged in here.
	codice_fiscale text not null,
	-- What is confirmed, as the person reads it.
	testo text not null,
	chiesta_il timestamptz not null,
	-- The last day to answer.
	entro date not null,
	esito text check (esito in ('CONFERMATA', 'RIFIUTATA')),
	risposta_il timestamptz,
	check ((esito is null) = (risposta_il is null)),
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id)
);
create index conferma_pratica on conferma (ente_id, pratica_id);
create trigger conferma_data_ferma before update on conferma
	for each row when (old.esito is not null) execute function rifiuta_modifica();

-- The same person, however the code is written: the digits that omocodia turned into letters are digits again, and the check letter is left out.
create function senza_omocodia(codice text) returns text language sql immutable parallel safe
	return substr(codice, 1, 6) || translate(substr(codice, 7, 2), 'LMNPQRSTUV', '0123456789')
		|| substr(codice, 9, 1) || translate(substr(codice, 10, 2), 'LMNPQRSTUV', '0123456789')
		|| substr(codice, 12, 1) || translate(substr(codice, 13, 3), 'LMNPQRSTUV', '0123456789');

create table trasporto_iscrizione (
	pratica_id uuid primary key,
	ente_id text not null references ente,
	persona_id uuid not null,
	numero text not null,
	anno text not null check (anno ~ '^20\d{2}/20\d{2}$'),
	alunno_codice_fiscale text not null,
	alunno_nome text not null,
	scuola text not null,
	linea text not null,
	servizio text not null check (servizio in ('ANDATA_RITORNO', 'SOLO_ANDATA', 'SOLO_RITORNO')),
	fermata_andata text,
	fermata_ritorno text,
	giorni text[] not null,
	rientro_autonomo boolean not null,
	-- DOMANDA: to be ranked. LISTA_ATTESA: ranked, no seat. AMMESSA: a seat is taken. CHIUSA: none any more.
	stato text not null default 'DOMANDA' check (stato in ('DOMANDA', 'LISTA_ATTESA', 'AMMESSA', 'CHIUSA')),
	-- The place in the ranking of the line, once there is a final one: the order of the offers.
	posto integer check (posto > 0),
	-- The walking distance, and where it was taken from.
	distanza_metri integer check (distanza_metri >= 0),
	distanza_fonte text,
	-- The request by which the seat was given up; the worker closes the enrolment.
	rinuncia_id uuid,
	check ((distanza_metri is null) = (distanza_fonte is null)),
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id),
	foreign key (ente_id, rinuncia_id, persona_id) references pratica (ente_id, id, persona_id)
);
-- One enrolment for each child and year, whoever of the parents asks.
create unique index trasporto_iscrizione_bambino on trasporto_iscrizione (ente_id, anno, senza_omocodia(alunno_codice_fiscale))
	where stato <> 'CHIUSA';
create index trasporto_iscrizione_linea on trasporto_iscrizione (ente_id, anno, linea, stato);
create index trasporto_iscrizione_persona on trasporto_iscrizione (ente_id, persona_id);

-- Delegates in time: the last row whose day has come holds, the others are the history.
create table trasporto_delegati (
	id uuid primary key,
	ente_id text not null references ente,
	pratica_id uuid not null,
	persona_id uuid not null,
	dal date not null,
	-- Names and telephones.
	delegati jsonb not null check (jsonb_typeof(delegati) = 'array'),
	-- The request that changed them; the enrolment itself at first.
	richiesta_id uuid not null,
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id),
	foreign key (ente_id, richiesta_id, persona_id) references pratica (ente_id, id, persona_id)
);
create index trasporto_delegati_pratica on trasporto_delegati (ente_id, pratica_id, dal);
create trigger trasporto_delegati_immutabili before update or delete on trasporto_delegati
	for each row execute function rifiuta_modifica();

create table trasporto_graduatoria (
	id uuid primary key,
	ente_id text not null references ente,
	anno text not null,
	calcolata_il timestamptz not null,
	-- Provisional from here on: published, without names, for observations until that day.
	pubblicata_il timestamptz,
	osservazioni_fino date,
	definitiva_il timestamptz,
	operatore_id uuid not null,
	unique (ente_id, id),
	check ((pubblicata_il is null) = (osservazioni_fino is null)),
	check (definitiva_il is null or pubblicata_il is not null),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
-- One at a time is being worked on.
create unique index trasporto_graduatoria_aperta on trasporto_graduatoria (ente_id, anno) where definitiva_il is null;
create trigger trasporto_graduatoria_ferma before update or delete on trasporto_graduatoria
	for each row when (old.definitiva_il is not null) execute function rifiuta_modifica();

-- The number of the pratica is the code by which it is published: nothing here is a person.
create table trasporto_voce (
	graduatoria_id uuid not null,
	ente_id text not null references ente,
	pratica text not null,
	linea text not null,
	posto integer not null check (posto > 0),
	punti integer,
	esito text not null check (esito in ('AMMESSA', 'LISTA_ATTESA')),
	posizione integer,
	check ((esito = 'LISTA_ATTESA') = (posizione is not null)),
	primary key (graduatoria_id, pratica),
	unique (graduatoria_id, linea, posto),
	foreign key (ente_id, graduatoria_id) references trasporto_graduatoria (ente_id, id) on delete cascade
);

create table trasporto_offerta (
	id uuid primary key,
	ente_id text not null references ente,
	pratica_id uuid not null,
	persona_id uuid not null,
	anno text not null,
	linea text not null,
	creata_il timestamptz not null,
	-- The last day to answer; then the seat is offered to the next.
	entro date not null,
	-- CONCLUSA: accepted, and the admission was written.
	stato text not null default 'APERTA' check (stato in ('APERTA', 'ACCETTATA', 'CONCLUSA', 'LASCIATA', 'SCADUTA')),
	chiusa_il timestamptz,
	check ((stato = 'APERTA') = (chiusa_il is null)),
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id)
);
-- A seat is offered once to each.
create unique index trasporto_offerta_sola on trasporto_offerta (ente_id, pratica_id);
create index trasporto_offerta_linea on trasporto_offerta (ente_id, anno, linea, stato);
create index trasporto_offerta_aperta on trasporto_offerta (ente_id, persona_id) where stato = 'APERTA';

-- Who opened a list with the names of children, and which.
create table trasporto_consultazione (
	id uuid primary key,
	ente_id text not null references ente,
	operatore_id uuid not null,
	linea text not null,
	giorno date not null,
	consultata_il timestamptz not null,
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
create index trasporto_consultazione_giorno on trasporto_consultazione (ente_id, giorno, linea);
create trigger trasporto_consultazione_immutabile before update or delete on trasporto_consultazione
	for each row execute function rifiuta_modifica();

do $$
declare
	tabella text;
begin
	foreach tabella in array array['conferma', 'trasporto_iscrizione', 'trasporto_delegati', 'trasporto_graduatoria', 'trasporto_voce', 'trasporto_offerta', 'trasporto_consultazione'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
	end loop;
	-- The rows of a person: theirs to read, and those of the clerks of the ente.
	foreach tabella in array array['trasporto_iscrizione', 'trasporto_delegati', 'trasporto_offerta'] loop
		execute format(
			'create policy %I on %I for select
				using (ente_id = app_ente() and (app_ruolo() in (''operatore'', ''sistema'') or (app_ruolo() = ''cittadino'' and persona_id = app_persona())))',
			tabella || '_lettura', tabella);
	end loop;
	foreach tabella in array array['trasporto_iscrizione', 'trasporto_delegati', 'trasporto_offerta', 'trasporto_graduatoria', 'trasporto_voce'] loop
		execute format(
			'create policy %I on %I for all
				using (ente_id = app_ente() and app_ruolo() in (''operatore'', ''sistema''))
				with check (ente_id = app_ente() and app_ruolo() in (''operatore'', ''sistema''))',
			tabella || '_comune', tabella);
	end loop;
end
$$;

-- A citizen enrols, gives up, and answers an offer; everything else is done by the Comune.
create policy trasporto_iscrizione_nuova on trasporto_iscrizione for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona()
		and stato = 'DOMANDA' and num_nonnulls(posto, distanza_metri, rinuncia_id) = 0
		and exists (
			select from pratica p
			where p.id = trasporto_iscrizione.pratica_id and p.numero = trasporto_iscrizione.numero
				and p.stato = 'PROTOCOLLATA' and p.servizio = 'trasporto-scolastico'
		)
	);
create policy trasporto_iscrizione_propria on trasporto_iscrizione for update
	using (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona())
	with check (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona());
create function rifiuta_iscrizione_del_cittadino() returns trigger language plpgsql as $$
begin
	if not (new.stato = old.stato or (old.stato = 'DOMANDA' and new.stato = 'CHIUSA'))
		or row(new.pratica_id, new.ente_id, new.persona_id, new.numero, new.anno, new.alunno_codice_fiscale, new.alunno_nome,
				new.scuola, new.linea, new.servizio, new.fermata_andata, new.fermata_ritorno, new.giorni, new.rientro_autonomo,
				new.posto, new.distanza_metri, new.distanza_fonte)
			is distinct from
			row(old.pratica_id, old.ente_id, old.persona_id, old.numero, old.anno, old.alunno_codice_fiscale, old.alunno_nome,
				old.scuola, old.linea, old.servizio, old.fermata_andata, old.fermata_ritorno, old.giorni, old.rientro_autonomo,
				old.posto, old.distanza_metri, old.distanza_fonte)
	then
		raise exception 'Questo cambiamento dell''iscrizione non è del cittadino' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger trasporto_iscrizione_del_cittadino before update on trasporto_iscrizione
	for each row when (app_ruolo() = 'cittadino') execute function rifiuta_iscrizione_del_cittadino();
create policy trasporto_delegati_nuovi on trasporto_delegati for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona()
		and exists (select from trasporto_iscrizione i where i.pratica_id = trasporto_delegati.pratica_id)
		and exists (
			select from pratica p
			where p.id = trasporto_delegati.richiesta_id and p.stato = 'PROTOCOLLATA' and p.servizio = 'trasporto-scolastico'
		)
	);
create policy trasporto_offerta_risposta on trasporto_offerta for update
	using (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona() and stato = 'APERTA')
	with check (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona() and stato in ('ACCETTATA', 'LASCIATA'));

-- Whether a child is already enrolled, by whichever parent, told to who has said who they are: rows of others are not visible.
create policy trasporto_iscrizione_per_funzioni on trasporto_iscrizione for select to current_user using (true);
create function trasporto_gia_iscritto(dell_anno text, bambino text) returns boolean
	language sql stable security definer set search_path = public, pg_temp as $$
	select exists (
		select from trasporto_iscrizione
		where ente_id = app_ente() and app_ruolo() in ('cittadino', 'operatore', 'sistema')
			and anno = dell_anno and senza_omocodia(alunno_codice_fiscale) = senza_omocodia(bambino) and stato <> 'CHIUSA'
	)
$$;
revoke execute on function trasporto_gia_iscritto(text, text) from public;
grant execute on function trasporto_gia_iscritto(text, text) to comune_vicino_app;

-- A published ranking is for everyone.
create policy trasporto_graduatoria_pubblica on trasporto_graduatoria for select
	using (ente_id = app_ente() and pubblicata_il is not null);
create policy trasporto_voce_pubblica on trasporto_voce for select
	using (
		ente_id = app_ente()
		and exists (select from trasporto_graduatoria g where g.id = trasporto_voce.graduatoria_id and g.pubblicata_il is not null)
	);

create policy trasporto_consultazione_comune on trasporto_consultazione for select
	using (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema'));
create policy trasporto_consultazione_nuova on trasporto_consultazione for insert
	with check (ente_id = app_ente() and app_ruolo() = 'operatore');

-- Who applies asks before the request is worked on, and reads; only the person named reads and answers, once: not who applies, nor a clerk.
create policy conferma_di_chi_chiede on conferma for select
	using (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona());
create policy conferma_chiesta on conferma for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona() and esito is null
		and codice_fiscale <> (select p.codice_fiscale from persona p where p.id = app_persona())
		and exists (select from pratica p where p.id = conferma.pratica_id and p.stato = 'PROTOCOLLATA')
	);
create policy conferma_del_comune on conferma for select
	using (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema'));
create policy conferma_di_chi_risponde on conferma for select
	using (
		ente_id = app_ente() and app_ruolo() = 'cittadino'
		and codice_fiscale = (select p.codice_fiscale from persona p where p.id = app_persona())
	);
create policy conferma_risposta on conferma for update
	using (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and esito is null
		and codice_fiscale = (select p.codice_fiscale from persona p where p.id = app_persona())
	)
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and esito is not null
		and codice_fiscale = (select p.codice_fiscale from persona p where p.id = app_persona())
	);

grant select, insert on conferma, trasporto_iscrizione, trasporto_delegati, trasporto_offerta, trasporto_consultazione to comune_vicino_app;
grant update (esito, risposta_il) on conferma to comune_vicino_app;
grant update (stato, posto, distanza_metri, distanza_fonte, rinuncia_id, linea, fermata_andata, fermata_ritorno, rientro_autonomo)
	on trasporto_iscrizione to comune_vicino_app;
grant update (stato, chiusa_il) on trasporto_offerta to comune_vicino_app;
grant select, insert, update, delete on trasporto_graduatoria, trasporto_voce to comune_vicino_app;
