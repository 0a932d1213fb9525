-- Paying without a request of the portal: what nobody asked for, notices of other programs of the Comune, and finding one's own notice.

-- A notice that another program made: here only to be taken to pagoPA. Its positions and receipts are not ours, so it stays as it is.
alter table posizione add column altrui boolean not null default false;
alter table posizione add check (not altrui or (persona_id is null and pratica_id is null and stato = 'aperta'));
alter table posizione drop constraint posizione_nav_check;
alter table posizione add constraint posizione_nav_check
	check (nav ~ '^[0-9]{18}$' and (altrui or nav like '3%'));
alter table posizione drop constraint posizione_voci_check;
alter table posizione add constraint posizione_voci_check
	check (case when altrui then jsonb_array_length(voci) = 0 else jsonb_array_length(voci) between 1 and 5 end);
-- Whoever looks for such a notice has a link of their own.
alter table posizione drop constraint posizione_ente_id_nav_key;
create unique index posizione_nav on posizione (ente_id, nav) where not altrui;
-- What belongs to no request is paid alone: the same form sent twice is one payment.
create unique index posizione_senza_pratica on posizione (ente_id, gettone) where pratica_id is null;

drop index posizione_da_fare;
create index posizione_da_fare on posizione (ente_id, prossimo_il)
	where not altrui and stato in ('da_aprire', 'aperta', 'da_annullare', 'scaduta');
create or replace function enti_con_pagamenti(adesso timestamptz) returns setof text
	language sql stable security definer set search_path = public, pg_temp as $$
	select ente_id from ente
	where app_ruolo() = 'sistema' and (
		exists (
			select from posizione
			where posizione.ente_id = ente.ente_id and prossimo_il <= adesso and not altrui
				and stato in ('da_aprire', 'aperta', 'da_annullare', 'scaduta')
		)
		or exists (select from ricevuta_pagopa r where r.ente_id = ente.ente_id and r.stato = 'arrivata' and r.guardare_dal <= adesso)
	)
	order by ente_id
$$;

-- It comes with an act of the Comune; for a payment that nobody asked for, with the one who wants to make it, in their file when it is for themselves.
drop policy posizione_nuova on posizione;
create policy posizione_nuova on posizione for insert with check (
	ente_id = app_ente() and stato = case when altrui then 'aperta' else 'da_aprire' end and (
		(app_ruolo() in ('operatore', 'sistema') and not altrui)
		or (app_ruolo() = 'pagante' and gettone = app_gettone() and pratica_id is null and persona_id is null)
		or (app_ruolo() = 'cittadino' and persona_id = app_persona() and pratica_id is null)
	)
);

-- Who has a notice in hand finds its link with the code on it and the codice fiscale of whom it is for. Nothing else comes out, and who
-- has one of the two alone learns nothing.
create function gettone_avviso(numero text, codice text) returns text
	language sql stable security definer set search_path = public, pg_temp as $$
	select gettone from posizione
	where ente_id = app_ente() and app_ruolo() in ('anonimo', 'cittadino')
		and nav = numero and not altrui
		-- Never what is written where there is none.
		and codice ~ '^([A-Z0-9]{16}|[0-9]{11})$' and debitore ->> 'codiceFiscale' = codice
$$;
revoke execute on function gettone_avviso(text, text) from public;
grant execute on function gettone_avviso(text, text) to comune_vicino_app;
