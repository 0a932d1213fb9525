-- The outbox by functions: row-level security as clerks and citizens need it costs more to plan than a delivery costs to write, so the worker's own
-- writes run as the owner, who has one plain policy. Each function works for the system alone, in the ente of the transaction.

drop index spedizione_da_fare;
create index spedizione_da_fare on spedizione (ente_id, priorita, prossimo_il, id) where stato in ('in_coda', 'in_invio');
create index spedizione_senza_risposta on spedizione (ente_id, prossimo_il) where stato = 'inviata';

create policy spedizione_in_mano on spedizione for update to current_user using (true) with check (true);
alter policy spedizione_del_messaggio on spedizione to comune_vicino_app;

create or replace function enti_con_spedizioni(adesso timestamptz) returns setof text
	language sql stable security definer set search_path = public, pg_temp as $$
	select ente_id from ente
	where app_ruolo() = 'sistema' and (
		exists (
			select from spedizione s
			where s.ente_id = ente.ente_id and s.stato in ('in_coda', 'in_invio') and s.prossimo_il <= adesso
		)
		or exists (
			select from spedizione s
			where s.ente_id = ente.ente_id and s.stato = 'inviata' and s.prossimo_il <= adesso
		)
	)
	order by ente_id
$$;

-- The key whose calls a delivery counts among: e-mail has one, App IO those of `proprie` and one for all other services.
create function chiave_spedizione(canale text, servizio text, proprie text[]) returns text language sql immutable parallel safe
	return case when canale = 'email' then 'email' when servizio = any (proprie) then servizio else 'generale' end;

-- Claims what is due until `fine`, the most urgent and the longest due first, also what another worker let go without a word: nothing of it was sent.
-- A claim that a crash of the server takes back was not handed over yet: nobody need wait until it is on the disk.
create function prendi_spedizioni(
	adesso timestamptz, fine timestamptz, quante integer, fuori_orario boolean, proprie text[], occupate text[]
) returns table (
	id uuid, canale text, tentativi integer, prove integer, servizio text, chiave text, messaggio uuid, recapito text
) language sql volatile rows 20 security definer set search_path = public, pg_temp as $$
	select set_config('synchronous_commit', 'off', true);
	with da_fare as (
		select s.id, chiave_spedizione(s.canale, s.servizio, proprie) as chiave from spedizione s
		where app_ruolo() = 'sistema' and s.ente_id = app_ente()
			and s.stato in ('in_coda', 'in_invio') and s.prossimo_il <= adesso
			and not (s.di_giorno and fuori_orario)
			and (
				s.campagna_id is null or s.campagna_id <> all (array(
					select c.id from campagna c
					where c.ente_id = app_ente() and c.stato in ('in_pausa', 'in_annullamento', 'annullata')
				))
			)
			and chiave_spedizione(s.canale, s.servizio, proprie) <> all (occupate)
		order by s.priorita, s.prossimo_il, s.id
		limit quante
		for update skip locked
	)
	update spedizione s
	set stato = 'in_invio', tentativi = s.tentativi + 1, presa_fino_al = fine, prossimo_il = fine
	from da_fare
	where s.id = da_fare.id
	returning s.id, s.canale, s.tentativi, s.tentativi - s.ripresa_da, s.servizio, da_fare.chiave, s.messaggio_id, s.recapito
$$;

-- Notes that claimed deliveries are about to leave; those that are another worker's by now do not come back.
create function consegna_spedizioni(prese jsonb, fine timestamptz) returns setof uuid
	language sql volatile rows 20 security definer set search_path = public, pg_temp as $$
	update spedizione s
	set stato = 'inviata', presa_fino_al = fine, prossimo_il = fine, recapito = presa.recapito
	from jsonb_to_recordset(prese) as presa (id uuid, tentativi integer, recapito text)
	where app_ruolo() = 'sistema' and s.id = presa.id and s.ente_id = app_ente()
		and s.stato = 'in_invio' and s.tentativi = presa.tentativi
	returning s.id
$$;

-- Writes what became of claimed deliveries; those that are another worker's by now do not come back.
create function chiudi_spedizioni(esiti jsonb) returns setof uuid
	language sql volatile rows 20 security definer set search_path = public, pg_temp as $$
	update spedizione s
	set stato = esito.stato, presa_fino_al = null, prossimo_il = esito.prossimo, chiusa_il = esito.chiusa,
		ultimo_errore = esito.motivo, id_esterno = esito.esterno, verifica_il = esito.verifica
	from jsonb_to_recordset(esiti) as esito (id uuid, tentativi integer, stato text, prossimo timestamptz,
		chiusa timestamptz, motivo text, esterno text, verifica timestamptz)
	where app_ruolo() = 'sistema' and s.id = esito.id and s.ente_id = app_ente()
		and s.stato in ('in_invio', 'inviata', 'incerta') and s.tentativi = esito.tentativi
	returning s.id
$$;

-- Closes as uncertain what was handed over by a worker that never told the answer.
create function chiudi_senza_risposta(adesso timestamptz, motivo text) returns setof uuid
	language sql volatile rows 20 security definer set search_path = public, pg_temp as $$
	update spedizione s
	set stato = 'incerta', presa_fino_al = null, chiusa_il = adesso, ultimo_errore = motivo
	where app_ruolo() = 'sistema' and s.ente_id = app_ente() and s.stato = 'inviata' and s.prossimo_il <= adesso
	returning s.id
$$;

-- Takes some of the deliveries whose fate is to be asked, until `fine`: a question lost with the server is asked again.
create function prendi_verifiche(adesso timestamptz, fine timestamptz, quante integer, proprie text[], occupate text[])
returns table (id uuid, servizio text, chiave text, messaggio uuid, esterno text, verifiche smallint)
language sql volatile rows 20 security definer set search_path = public, pg_temp as $$
	select set_config('synchronous_commit', 'off', true);
	with da_fare as (
		select s.id, chiave_spedizione(s.canale, s.servizio, proprie) as chiave from spedizione s
		where app_ruolo() = 'sistema' and s.ente_id = app_ente() and s.stato = 'accettata' and s.verifica_il <= adesso
			and chiave_spedizione(s.canale, s.servizio, proprie) <> all (occupate)
		order by s.verifica_il, s.id
		limit quante
		for update skip locked
	)
	update spedizione s set verifica_il = fine, verifiche = s.verifiche + 1
	from da_fare
	where s.id = da_fare.id
	returning s.id, s.servizio, da_fare.chiave, s.messaggio_id, s.id_esterno, s.verifiche
$$;

-- Writes what App IO said; those that are no longer waiting for it do not come back.
create function chiudi_verifiche(esiti jsonb) returns setof uuid
	language sql volatile rows 20 security definer set search_path = public, pg_temp as $$
	update spedizione s
	set stato = esito.stato, verifica_il = esito.prossima, letta_il = esito.letta,
		chiusa_il = coalesce(esito.chiusa, s.chiusa_il), ultimo_errore = coalesce(esito.motivo, s.ultimo_errore)
	from jsonb_to_recordset(esiti) as esito (id uuid, stato text, prossima timestamptz, letta timestamptz, chiusa timestamptz, motivo text)
	where app_ruolo() = 'sistema' and s.id = esito.id and s.ente_id = app_ente() and s.stato = 'accettata'
	returning s.id
$$;

revoke execute on function prendi_spedizioni(timestamptz, timestamptz, integer, boolean, text[], text[]),
	consegna_spedizioni(jsonb, timestamptz), chiudi_spedizioni(jsonb), chiudi_senza_risposta(timestamptz, text),
	prendi_verifiche(timestamptz, timestamptz, integer, text[], text[]), chiudi_verifiche(jsonb) from public;
grant execute on function prendi_spedizioni(timestamptz, timestamptz, integer, boolean, text[], text[]),
	consegna_spedizioni(jsonb, timestamptz), chiudi_spedizioni(jsonb), chiudi_senza_risposta(timestamptz, text),
	prendi_verifiche(timestamptz, timestamptz, integer, text[], text[]), chiudi_verifiche(jsonb) to comune_vicino_app;
