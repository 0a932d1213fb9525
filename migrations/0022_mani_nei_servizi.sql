-- The hands of citizens and clerks on what the services keep (0015-0021): each writes there only what is theirs to write, and signs with their own name.

-- The answers as typed were sent too (0010).
create or replace function rifiuta_modifica_domanda() returns trigger language plpgsql as $$
begin
	if row(new.id, new.ente_id, new.numero, new.servizio, new.versione_servizio, new.versione_impostazioni, new.bozza_id,
			new.persona_id, new.risposte, new.scritte, new.riepilogo, new.oggetto, new.presentata_il, new.data_presentazione,
			new.protocollo_anno, new.protocollo_numero, new.giorni_termine, new.silenzio_rigetto, new.decorrenza, new.calcolo)
		is distinct from
		row(old.id, old.ente_id, old.numero, old.servizio, old.versione_servizio, old.versione_impostazioni, old.bozza_id,
			old.persona_id, old.risposte, old.scritte, old.riepilogo, old.oggetto, old.presentata_il, old.data_presentazione,
			old.protocollo_anno, old.protocollo_numero, old.giorni_termine, old.silenzio_rigetto, old.decorrenza, old.calcolo)
	then
		raise exception 'Quello che è stato inviato non si modifica' using errcode = 'integrity_constraint_violation';
	end if;
	return new;
end
$$;

-- The till has its own role: who has it takes the money, and signs the receipt.
create function is_cassa() returns boolean language sql stable
	return app_ruolo() = 'operatore' and exists (
		select from operatore
		where ente_id = app_ente() and id = app_operatore() and 'cassa' = any (ruoli)
	);
create policy pagamento_alla_cassa on pagamento as restrictive for update
	using (true)
	with check (stato not in ('PAGATA', 'RIMBORSATA') or (is_cassa() and operatore_id = app_operatore()));

-- The batches for INPS are numbered by who makes them: a number taken by another would be a gap.
create or replace function prossimo_numero(del_registro text, dell_anno integer) returns integer
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	numero integer;
begin
	if coalesce(app_ruolo() not in ('cittadino', 'operatore', 'sistema'), true)
		or (app_ruolo() = 'cittadino' and del_registro = 'lotto-inps')
	then
		raise exception 'Chi non ha detto chi è non prende numeri, e una persona non ne prende dei lotti' using errcode = 'insufficient_privilege';
	end if;
	insert into contatore as c (ente_id, registro, anno, ultimo)
	values (app_ente(), del_registro, dell_anno, 1)
	on conflict (ente_id, registro, anno) do update set ultimo = c.ultimo + 1
	returning c.ultimo into numero;
	return numero;
end
$$;

-- No clerk signs with the name of a colleague.
do $$
declare
	tabella text;
begin
	foreach tabella in array array['evento', 'maternita_rettifica', 'inps_lotto', 'inps_scaricamento', 'trasporto_graduatoria', 'trasporto_consultazione'] loop
		execute format(
			'create policy %I on %I as restrictive for insert
				with check (app_ruolo() <> ''operatore'' or operatore_id = app_operatore())',
			tabella || '_firmato', tabella);
	end loop;
end
$$;
create policy inps_lotto_riga_firmata on inps_lotto_riga as restrictive for update
	using (true)
	with check (operatore_id = app_operatore());

-- What is kept with a request is kept as it is sent, by its own service.
drop policy occupazione_chiesta on occupazione;
create policy occupazione_chiesta on occupazione for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona() and not in_vigore
		and exists (
			select from pratica p
			where p.id = occupazione.pratica_id and p.stato = 'PROTOCOLLATA' and p.servizio = 'occupazione-suolo'
		)
	);
drop policy trasporto_iscrizione_nuova on trasporto_iscrizione;
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
drop policy trasporto_delegati_nuovi on trasporto_delegati;
create policy trasporto_delegati_nuovi on trasporto_delegati for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona()
		and exists (select from trasporto_iscrizione i where i.pratica_id = trasporto_delegati.pratica_id)
		and exists (
			select from pratica p
			where p.id = trasporto_delegati.richiesta_id and p.stato = 'PROTOCOLLATA' and p.servizio = 'trasporto-scolastico'
		)
	);

-- An enrolment ends with its request, not while the Comune still works on it.
create function rifiuta_fine_iscrizione() returns trigger language plpgsql as $$
begin
	if not exists (select from pratica p where p.id = new.pratica_id and p.stato = 'RITIRATA') then
		raise exception 'L''iscrizione finisce con la sua domanda' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger trasporto_iscrizione_finita before update on trasporto_iscrizione
	for each row when (app_ruolo() = 'cittadino' and new.stato = 'CHIUSA' and old.stato <> 'CHIUSA')
	execute function rifiuta_fine_iscrizione();

-- A ranking that is final keeps its rows too (0018).
create function rifiuta_voce_definitiva() returns trigger language plpgsql as $$
begin
	if exists (
		select from trasporto_graduatoria g
		where g.id in (old.graduatoria_id, new.graduatoria_id) and g.definitiva_il is not null
	) then
		raise exception 'La graduatoria definitiva non si modifica' using errcode = 'integrity_constraint_violation';
	end if;
	return coalesce(new, old);
end
$$;
create trigger trasporto_voce_ferma before insert or update or delete on trasporto_voce
	for each row execute function rifiuta_voce_definitiva();

-- Who applies does not confirm for the other, nor does a clerk; and nothing more is asked once the request is being worked on.
drop policy conferma_comune on conferma;
create policy conferma_del_comune on conferma for select
	using (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema'));
drop policy conferma_chiesta on conferma;
create policy conferma_chiesta on conferma for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona() and esito is null
		and codice_fiscale <> (select p.codice_fiscale from persona p where p.id = app_persona())
		and exists (select from pratica p where p.id = conferma.pratica_id and p.stato = 'PROTOCOLLATA')
	);

-- The same person, however the code is written: the digits that omocodia turned into letters are digits again, and the check letter is left out.
create function senza_omocodia(codice text) returns text language sql immutable parallel safe
	return substr(codice, 1, 6) || translate(substr(codice, 7, 2), 'LMNPQRSTUV', '0123456789')
		|| substr(codice, 9, 1) || translate(substr(codice, 10, 2), 'LMNPQRSTUV', '0123456789')
		|| substr(codice, 12, 1) || translate(substr(codice, 13, 3), 'LMNPQRSTUV', '0123456789');
drop index trasporto_iscrizione_bambino;
create unique index trasporto_iscrizione_bambino on trasporto_iscrizione (ente_id, anno, senza_omocodia(alunno_codice_fiscale))
	where stato <> 'CHIUSA';

-- Whether a child is enrolled, or an allowance granted, is told only to who has said who they are.
create or replace function trasporto_gia_iscritto(dell_anno text, bambino text) returns boolean
	language sql stable security definer set search_path = public, pg_temp as $$
	select exists (
		select from trasporto_iscrizione
		where ente_id = app_ente() and app_ruolo() in ('cittadino', 'operatore', 'sistema')
			and anno = dell_anno and senza_omocodia(alunno_codice_fiscale) = senza_omocodia(bambino) and stato <> 'CHIUSA'
	)
$$;
create or replace function maternita_gia_concessa(chiavi text[]) returns setof text
	language sql stable security definer set search_path = public, pg_temp as $$
	select chiave from maternita_figlio
	where ente_id = app_ente() and app_ruolo() in ('cittadino', 'operatore', 'sistema')
		and chiave = any(chiavi) and revocata_il is null
$$;

-- The form counts the halves of a pair as two: a short reason of characters outside the basic plane was accepted there and refused here.
alter table appuntamento drop constraint appuntamento_motivo_check;
alter table appuntamento add constraint appuntamento_motivo_check check (char_length(motivo) between 1 and 200);
