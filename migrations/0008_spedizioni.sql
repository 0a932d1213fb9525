-- Which enti have something to deliver, for the worker that serves all of them: their ids alone, never a row.

create function enti_con_spedizioni(adesso timestamptz) returns setof text
	language sql stable security definer set search_path = public, pg_temp as $$
	select ente_id from ente
	where app_ruolo() = 'sistema' and exists (
		select from spedizione
		where spedizione.ente_id = ente.ente_id and stato in ('in_coda', 'in_invio', 'inviata') and prossimo_il <= adesso
	)
	order by ente_id
$$;
revoke execute on function enti_con_spedizioni(timestamptz) from public;
grant execute on function enti_con_spedizioni(timestamptz) to comune_vicino_app;

-- Only for the owner, as whom the function runs: row-level security is forced upon the owner too.
create policy spedizione_da_servire on spedizione for select to current_user using (true);
