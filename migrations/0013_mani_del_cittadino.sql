-- The hands of a citizen: in their own file too they only do what is theirs to do, and the acts of the Comune are its own.
-- The portal knows these rules; here they hold even where its code has a hole. Who has no role meets no row (0001).

-- The gapless counters move by one function alone, and only forward by one.

revoke insert, update on contatore from comune_vicino_app;

-- The row stays locked until the transaction ends; if that fails, the number is free again. The batches for INPS are numbered by
-- who makes them: a number taken by another would be a gap.
create function prossimo_numero(del_registro text, dell_anno integer) returns integer
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
revoke execute on function prossimo_numero(text, integer) from public;
grant execute on function prossimo_numero(text, integer) to comune_vicino_app;

-- The register of the protocol (art. 53 D.P.R. 445/2000): one row for each number taken, in the order of time.

drop policy protocollo_visibile on protocollo;
create policy protocollo_lettura on protocollo for select
	using (ente_id = app_ente() and (app_ruolo() in ('operatore', 'sistema') or (app_ruolo() = 'cittadino' and persona_id = app_persona())));
-- What a citizen sends comes in; only the Comune sends out.
create policy protocollo_registrazione on protocollo for insert
	with check (
		ente_id = app_ente()
		and (app_ruolo() in ('operatore', 'sistema') or (app_ruolo() = 'cittadino' and persona_id = app_persona() and verso = 'E'))
	);
-- Only for the owner, as whom the two functions below run: row-level security is forced upon the owner too.
create policy protocollo_in_ordine on protocollo for select to current_user using (true);

-- The instant is taken before the wait for the counter: of two registrations at once, the later number would bear the earlier time.
-- The date of filing of the request stays the instant at which it was sent. The system may bring in registers that had another counter.
create function ordina_protocollo() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
	preso integer;
	precedente timestamptz;
begin
	if app_ruolo() in ('cittadino', 'operatore') then
		select ultimo into preso from contatore
		where ente_id = new.ente_id and registro = 'protocollo' and anno = new.anno;
		if preso is distinct from new.numero then
			raise exception 'Il numero di protocollo % non è quello appena preso', new.numero using errcode = 'integrity_constraint_violation';
		end if;
	end if;
	select registrato_il into precedente from protocollo
	where ente_id = new.ente_id and anno = new.anno and numero < new.numero
	order by numero desc limit 1;
	new.registrato_il := greatest(new.registrato_il, precedente);
	return new;
end
$$;
create trigger protocollo_in_ordine before insert on protocollo
	for each row execute function ordina_protocollo();
-- A time of another year would push all those after it.
alter table protocollo add check (extract(year from registrato_il at time zone 'Europe/Rome') = anno);

-- A number taken and not registered would be a gap: whoever takes it registers something, in the same transaction.
create function rifiuta_numero_vuoto() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	if not exists (select from protocollo where ente_id = new.ente_id and anno = new.anno and numero = new.ultimo) then
		raise exception 'Il numero di protocollo % è stato preso e non usato', new.ultimo using errcode = 'integrity_constraint_violation';
	end if;
	return null;
end
$$;
create constraint trigger contatore_senza_buchi after insert or update on contatore
	deferrable initially deferred
	for each row when (new.registro = 'protocollo') execute function rifiuta_numero_vuoto();

-- A request is born as it was sent, and the citizen moves it three times only: additions, observations on the reasons against
-- (art. 10-bis L. 241/1990), withdrawal.

drop policy pratica_visibile on pratica;
create policy pratica_lettura on pratica for select
	using (ente_id = app_ente() and (app_ruolo() in ('operatore', 'sistema') or (app_ruolo() = 'cittadino' and persona_id = app_persona())));
create policy pratica_mossa on pratica for update
	using (ente_id = app_ente() and (app_ruolo() in ('operatore', 'sistema') or (app_ruolo() = 'cittadino' and persona_id = app_persona())))
	with check (ente_id = app_ente() and (app_ruolo() in ('operatore', 'sistema') or (app_ruolo() = 'cittadino' and persona_id = app_persona())));
create policy pratica_del_sistema on pratica for insert
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
create policy pratica_nuova on pratica for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona()
		and stato = 'PROTOCOLLATA' and revisione = 1 and sospensioni = '[]' and not termine_interrotto
		and num_nonnulls(esito, integrazione, differita_al, responsabile_id, chiusa_il) = 0
	);

-- A decision is the responsabile's (art. 5 and 6 L. 241/1990). A citizen never shortens the term that the law gives the Comune.
-- Asked for data after the act, when it cannot be carried out without them, they answer, and take nothing back. The day from which
-- the term runs, decorrenza, comes with 0015.
create function rifiuta_mossa_del_cittadino() returns trigger language plpgsql as $$
declare
	ritira constant boolean := new.stato = 'RITIRATA' and new.chiusa_il is not null and old.esito is null and old.stato in (
		'PROTOCOLLATA', 'IN_CARICO', 'ATTESA_INTEGRAZIONI', 'ATTESA_CONTROINT', 'ATTESA_PARERI', 'PREAVVISO_RIGETTO');
	risponde constant boolean := new.stato = 'IN_CARICO' and new.chiusa_il is null and (
		old.stato = 'ATTESA_INTEGRAZIONI' or (old.stato = 'PREAVVISO_RIGETTO' and old.esito is null));
begin
	if not (ritira or risponde)
		or new.integrazione is not null
		or new.scadenza < old.decorrenza + old.giorni_termine
		or jsonb_array_length(new.sospensioni) <> jsonb_array_length(old.sospensioni)
		or row(new.esito, new.responsabile_id, new.differita_al, new.ufficio)
			is distinct from row(old.esito, old.responsabile_id, old.differita_al, old.ufficio)
	then
		raise exception 'Questo cambiamento della pratica non è del cittadino' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger pratica_mossa_del_cittadino before update on pratica
	for each row when (app_ruolo() = 'cittadino') execute function rifiuta_mossa_del_cittadino();

-- Silence falls by the law when the term ends (art. 25 c. 4 L. 241/1990): nobody at a desk makes it.
create function rifiuta_silenzio_a_mano() returns trigger language plpgsql as $$
begin
	raise exception 'Il silenzio lo dichiara solo il decorso del termine' using errcode = 'insufficient_privilege';
end
$$;
create trigger pratica_silenzio_a_mano before update on pratica
	for each row when (
		app_ruolo() = 'operatore'
		and ((new.stato = 'SILENZIO_RIGETTO' and old.stato <> 'SILENZIO_RIGETTO')
			or (new.esito = 'SILENZIO_RIGETTO' and old.esito is distinct from 'SILENZIO_RIGETTO'))
	)
	execute function rifiuta_silenzio_a_mano();

-- The story names who acted: nobody writes in the name of another, and a citizen tells no act of the Comune.

drop policy evento_visibile on evento;
create policy evento_lettura on evento for select
	using (ente_id = app_ente() and (app_ruolo() in ('operatore', 'sistema') or (app_ruolo() = 'cittadino' and persona_id = app_persona())));
create policy evento_del_sistema on evento for insert
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
create policy evento_di_operatori on evento for insert
	with check (ente_id = app_ente() and app_ruolo() = 'operatore' and attore = 'operatore' and operatore_id is not null);
create policy evento_del_cittadino on evento for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona()
		and attore = 'cittadino' and operatore_id is null
		and tipo in ('PRESENTAZIONE', 'INTEGRA', 'OSSERVA', 'MEMORIA', 'RITIRA')
	);

-- A citizen's move makes a receipt (art. 18-bis L. 241/1990), a clerk's makes the others.

drop policy documento_visibile on documento;
create policy documento_lettura on documento for select
	using (ente_id = app_ente() and (app_ruolo() in ('operatore', 'sistema') or (app_ruolo() = 'cittadino' and persona_id = app_persona())));
create policy documento_nuovo on documento for insert
	with check (
		ente_id = app_ente()
		and (
			app_ruolo() = 'sistema'
			or (app_ruolo() = 'operatore' and tipo <> 'ricevuta')
			or (app_ruolo() = 'cittadino' and persona_id = app_persona() and tipo = 'ricevuta')
		)
	);

-- Files: of a draft while it is one; of a request while it is open, as an answer or of one's own accord (art. 10 L. 241/1990).
-- What is delivered comes from clerks.

drop policy allegato_nuovo on allegato;
create policy allegato_nuovo on allegato for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona() and campo <> 'consegna'
		and (
			bozza_id is not null
			or (
				campo in ('integrazione', 'osservazioni', 'memoria')
				and exists (
					select from pratica p where p.id = allegato.pratica_id and p.chiusa_il is null
						and (p.esito is null or p.stato = 'ATTESA_INTEGRAZIONI')
				)
			)
		)
	);
drop policy allegato_di_operatori on allegato;
create policy allegato_di_operatori on allegato for insert
	with check (ente_id = app_ente() and app_ruolo() = 'operatore' and pratica_id is not null and campo = 'consegna');

-- A file goes from a draft to the request made of it, and nothing else of it ever changes.
revoke update on allegato from comune_vicino_app;
grant update (bozza_id, pratica_id) on allegato to comune_vicino_app;
create function rifiuta_altra_pratica() returns trigger language plpgsql as $$
begin
	if not exists (select from pratica where id = new.pratica_id and bozza_id = old.bozza_id) then
		raise exception 'I file di una bozza vanno solo nella sua pratica' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger allegato_nella_sua_pratica before update of pratica_id on allegato
	for each row when (app_ruolo() = 'cittadino' and new.pratica_id is not null) execute function rifiuta_altra_pratica();
-- Nor is a draft made again under the name of one that was sent.
create policy bozza_mai_inviata on bozza as restrictive for insert
	with check (not exists (select from pratica p where p.bozza_id = bozza.id));

-- A stamp is used on one's own request; a clerk uses none.

drop policy marca_nuova on marca_da_bollo_usata;
create policy marca_nuova on marca_da_bollo_usata for insert
	with check (
		ente_id = app_ente()
		and (
			app_ruolo() = 'sistema'
			or (
				app_ruolo() = 'cittadino'
				and exists (select from pratica p where p.id = marca_da_bollo_usata.pratica_id and p.persona_id = app_persona())
			)
		)
	);

-- Who a person is comes from their login, run as the system; the contacts are theirs to change. Nobody becomes another person.

revoke update on persona from comune_vicino_app;
grant update (nome, cognome, data_nascita, luogo_nascita, sesso, residenza, email, telefono) on persona to comune_vicino_app;
drop policy persona_propria on persona;
create policy persona_del_sistema on persona for all
	using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
create policy persona_propria on persona for select
	using (ente_id = app_ente() and app_ruolo() = 'cittadino' and id = app_persona());
create policy persona_contatti on persona for update
	using (ente_id = app_ente() and app_ruolo() = 'cittadino' and id = app_persona())
	with check (ente_id = app_ente() and app_ruolo() = 'cittadino' and id = app_persona());
create function rifiuta_identita_a_mano() returns trigger language plpgsql as $$
begin
	raise exception 'I dati di identità vengono solo dall''accesso' using errcode = 'insufficient_privilege';
end
$$;
create trigger persona_identita_ferma before update of nome, cognome, data_nascita, luogo_nascita, sesso, residenza on persona
	for each row when (app_ruolo() = 'cittadino') execute function rifiuta_identita_a_mano();
