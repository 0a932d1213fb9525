-- What a citizen reads of where their messages went, how often a code may be asked for, and that an address is proved by a code that left.

alter table conferma_email
	-- Codes asked for since then: nobody's box is filled with them.
	add column contati_dal timestamptz,
	add column chiesti smallint not null default 1;
update conferma_email set contati_dal = chiesta_il;
alter table conferma_email alter column contati_dal set not null;

-- Only the worker knows that a code has left, and to which address.
create function rifiuta_invio_a_mano() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' and row(new.inviata_il, new.indirizzo) is not distinct from row(old.inviata_il, old.indirizzo) then
		return new;
	end if;
	raise exception 'Che un codice è partito lo scrive solo chi lo manda' using errcode = 'insufficient_privilege';
end
$$;
create trigger conferma_inviata_dal_sistema before insert or update on conferma_email
	for each row when (app_ruolo() = 'cittadino' and new.inviata_il is not null) execute function rifiuta_invio_a_mano();

create function rifiuta_recapito_non_provato() returns trigger language plpgsql as $$
begin
	perform from conferma_email c
	where c.ente_id = new.ente_id and c.persona_id = new.persona_id and c.indirizzo = new.indirizzo and c.inviata_il is not null;
	if not found then
		raise exception 'A questo indirizzo non è partito nessun codice' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger recapito_provato before insert or update on recapito_email
	for each row when (app_ruolo() = 'cittadino') execute function rifiuta_recapito_non_provato();

-- The queue stays closed to citizens: of their own messages they read channel, outcome, day and address alone.
create function recapiti_del_messaggio(quale uuid)
	returns table (canale text, esito text, motivo text, quando timestamptz, recapito text)
	language sql stable security definer set search_path = public, pg_temp as $$
	select s.canale,
		case
			when s.stato in ('in_coda', 'in_invio', 'inviata', 'da_spedire') then 'IN_PARTENZA'
			when s.stato in ('accettata', 'consegnata', 'spedita') then 'MANDATO'
			when s.stato = 'respinta' then 'TORNATO'
			when s.stato = 'incerta' then 'INCERTO'
			else 'NON_MANDATO'
		end,
		case when s.stato = 'non_recapitabile' and s.ultimo_errore in ('NON_ISCRITTO', 'BLOCCATO') then s.ultimo_errore end,
		coalesce(s.chiusa_il, s.creata_il), s.recapito
	from spedizione s join messaggio m on m.ente_id = s.ente_id and m.id = s.messaggio_id
	where m.ente_id = app_ente() and app_ruolo() = 'cittadino' and m.persona_id = app_persona() and m.id = quale
	order by s.creata_il, s.id
$$;

-- What App IO last said of a person, for each of its services that wrote to them.
create function stato_app_io() returns table (servizio text, esito text, quando timestamptz)
	language sql stable security definer set search_path = public, pg_temp as $$
	select distinct on (s.servizio) s.servizio,
		case when s.stato = 'non_recapitabile' then s.ultimo_errore else 'MANDATO' end,
		coalesce(s.chiusa_il, s.creata_il)
	from messaggio m join spedizione s on s.ente_id = m.ente_id and s.messaggio_id = m.id and s.canale = 'app-io'
	where m.ente_id = app_ente() and app_ruolo() = 'cittadino' and m.persona_id = app_persona()
		and (
			s.stato in ('accettata', 'consegnata')
			or (s.stato = 'non_recapitabile' and s.ultimo_errore in ('NON_ISCRITTO', 'BLOCCATO'))
		)
	order by s.servizio, 3 desc
$$;
revoke execute on function recapiti_del_messaggio(uuid), stato_app_io() from public;
grant execute on function recapiti_del_messaggio(uuid), stato_app_io() to comune_vicino_app;

create index messaggio_da_leggere on messaggio (ente_id, persona_id) where letto_il is null and archiviato_il is null;
