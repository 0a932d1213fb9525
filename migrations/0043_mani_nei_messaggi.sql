-- What no hand writes in campaigns, deliveries and codes of addresses, though it may move them; a notice that is withdrawn takes back what has not left;
-- for how long the rows of a campaign are kept; a sollecito for each day that went by unpaid.

-- A campaign is born with nothing done, and its rows with nothing checked.
revoke insert on campagna, campagna_riga from comune_vicino_app;
grant insert (id, ente_id, tipo, titolo, anno, parametri, file_nome, file_sha256, colonne_ignorate, righe, creata_il, creata_da) on campagna
	to comune_vicino_app;
grant insert (ente_id, campagna_id, n, scritta) on campagna_riga to comune_vicino_app;

-- A clerk moves it, and with the move writes its hours; what is counted is the worker's.
create function rifiuta_campagna_a_mano() returns trigger language plpgsql as $$
declare
	libere constant text[] := case
		when new.stato = 'programmata' then array['stato', 'avvia_il']
		when new.stato = 'in_corso' and old.stato <> 'in_pausa' then array['stato', 'avvia_il', 'avviata_il']
		when new.stato = 'annullata' then array['stato', 'finita_il']
		else array['stato']
	end;
begin
	if to_jsonb(new) - libere <> to_jsonb(old) - libere
		or (new.stato = old.stato and new.stato <> 'programmata')
		or (new.stato in ('programmata', 'in_corso') and new.valide = 0)
		or (new.stato = 'in_corso' and new.avviata_il is null)
		or (new.stato = 'annullata' and new.finita_il is null)
	then
		raise exception 'Di una campagna un operatore scrive solo i passaggi di stato' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger campagna_non_a_mano before update on campagna
	for each row when (app_ruolo() = 'operatore') execute function rifiuta_campagna_a_mano();

-- Where a message goes, and what became of it, is not rewritten by who sends it again or posts it.
drop policy spedizione_ripresa on spedizione;
create policy spedizione_ripresa on spedizione for update
	using (
		ente_id = app_ente() and (select ha_ruolo('operatore') or ha_ruolo('responsabile'))
		and stato in ('fallita', 'incerta', 'da_spedire')
		and exists (select from messaggio m where m.ente_id = spedizione.ente_id and m.id = messaggio_id)
	)
	with check (
		ente_id = app_ente() and app_ruolo() = 'operatore'
		and (stato = 'in_coda' or (stato = 'spedita' and spedita_da = app_operatore()))
	);
create function rifiuta_spedizione_a_mano() returns trigger language plpgsql as $$
declare
	libere constant text[] := case new.stato
		when 'in_coda' then array['stato', 'ripresa_da', 'prossimo_il', 'chiusa_il']
		else array['stato', 'spedita_da', 'chiusa_il']
	end;
begin
	if to_jsonb(new) - libere <> to_jsonb(old) - libere
		or (new.stato = 'in_coda' and (new.ripresa_da <> old.tentativi or new.chiusa_il is not null))
		or (new.stato = 'spedita' and new.chiusa_il is null)
	then
		raise exception 'Una spedizione si riprova o si segna spedita: il resto non si cambia' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger spedizione_non_a_mano before update on spedizione
	for each row when (app_ruolo() = 'operatore') execute function rifiuta_spedizione_a_mano();

-- Of a code a citizen may count a mistake, give it up, or ask for another one: a minute later, ten in a day. Where the row was, those before would be forgotten.
revoke delete on conferma_email from comune_vicino_app;
drop trigger conferma_inviata_dal_sistema on conferma_email;
drop function rifiuta_invio_a_mano();
alter table conferma_email
	-- The hour of a request is told by who asks: by the clock of the database too they are counted, twice as many in a day.
	add column banca_dal timestamptz not null default now(),
	add column banca_chiesti smallint not null default 1;

create function rifiuta_conferma_a_mano() returns trigger language plpgsql as $$
declare
	rinuncia constant text[] := array['codice', 'codice_hash', 'scade_il', 'prossimo_il'];
	ammessa boolean;
begin
	if tg_op = 'UPDATE' and new.id = old.id then
		ammessa := case
			when new.codice_hash = '' then
				to_jsonb(new) - rinuncia = to_jsonb(old) - rinuncia and num_nonnulls(new.codice, new.prossimo_il) = 0
			else to_jsonb(new) - 'sbagliati' = to_jsonb(old) - 'sbagliati' and new.sbagliati = old.sbagliati + 1
		end;
	else
		ammessa := new.sbagliati = 0 and new.tentativi = 0 and num_nonnulls(new.inviata_il, new.motivo) = 0
			and new.scade_il <= new.chiesta_il + interval '30 minutes';
		if tg_op = 'UPDATE' and new.contati_dal = old.contati_dal then
			ammessa := ammessa and new.chiesti = old.chiesti + 1 and new.chiesti <= 10;
		else
			ammessa := ammessa and new.chiesti = 1 and new.contati_dal = new.chiesta_il
				and (tg_op = 'INSERT' or new.chiesta_il >= old.contati_dal + interval '24 hours');
		end if;
		if tg_op = 'UPDATE' and old.banca_dal > now() - interval '24 hours' then
			new.banca_dal := old.banca_dal;
			new.banca_chiesti := old.banca_chiesti + 1;
		else
			new.banca_dal := now();
			new.banca_chiesti := 1;
		end if;
		ammessa := ammessa and new.banca_chiesti <= 20
			and (tg_op = 'INSERT' or new.chiesta_il >= old.chiesta_il + interval '1 minute');
	end if;
	if not ammessa then
		raise exception 'Un codice si chiede, si sbaglia o si annulla: il resto lo scrive chi lo manda' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger conferma_non_a_mano before insert or update on conferma_email
	for each row when (app_ruolo() = 'cittadino') execute function rifiuta_conferma_a_mano();

-- The deliveries of a notice, as those of a campaign: what has not left is found and taken back.
alter table spedizione
	add column comunicazione_id uuid,
	add foreign key (ente_id, comunicazione_id) references comunicazione (ente_id, id);
alter table spedizione no force row level security;
alter table messaggio no force row level security;
update spedizione s set comunicazione_id = m.comunicazione_id
from messaggio m
where m.ente_id = s.ente_id and m.id = s.messaggio_id and m.comunicazione_id is not null;
alter table spedizione force row level security;
alter table messaggio force row level security;
create index spedizione_di_comunicazione on spedizione (ente_id, comunicazione_id, stato) where comunicazione_id is not null;
create policy spedizione_di_comunicazione on spedizione as restrictive for insert
	with check (comunicazione_id is null or app_ruolo() = 'sistema');

alter table messaggio drop constraint messaggio_check1;
alter table messaggio add check (ritirato_il is null or num_nonnulls(campagna_id, comunicazione_id) > 0);
drop policy messaggio_ritirato on messaggio;
create policy messaggio_ritirato on messaggio for update
	using (ente_id = app_ente() and app_ruolo() = 'sistema' and num_nonnulls(campagna_id, comunicazione_id) > 0)
	with check (ente_id = app_ente() and app_ruolo() = 'sistema' and num_nonnulls(campagna_id, comunicazione_id) > 0);

alter table comunicazione_evento drop constraint comunicazione_evento_tipo_check;
alter table comunicazione_evento add constraint comunicazione_evento_tipo_check check (tipo in (
	'CREA', 'PROPONI', 'CORREGGI', 'MODIFICA', 'INVIA', 'RIMANDA', 'APPROVA', 'PUBBLICA_SUBITO', 'RITIRA', 'SCARTA', 'SCADE',
	'MESSAGGI_INIZIATI', 'MESSAGGI_FINITI', 'MESSAGGI_FERMATI', 'MESSAGGI_RIFIUTATI', 'MESSAGGI_RITIRATI'
));
-- One that was sent to everybody and then withdrawn is served again, until what has not left was taken back.
create policy comunicazione_da_servire on comunicazione for select to current_user using (true);
create or replace function enti_con_comunicazioni() returns setof text
	language sql stable security definer set search_path = public, pg_temp as $$
	select distinct i.ente_id
	from comunicazione_invio i join comunicazione c on c.ente_id = i.ente_id and c.id = i.comunicazione_id
	where app_ruolo() = 'sistema' and (i.stato in ('da_iniziare', 'in_corso') or (i.stato = 'finito' and c.stato = 'RITIRATA'))
	order by i.ente_id
$$;

-- The rows of a campaign that is over go after a time; its totals stay.
alter table campagna
	-- When those that were never sent were deleted, and when the others.
	add column scarti_tolti_il timestamptz,
	add column righe_tolte_il timestamptz,
	add check (num_nonnulls(scarti_tolti_il, righe_tolte_il) = 0 or stato in ('conclusa', 'annullata'));
grant update (scarti_tolti_il, righe_tolte_il) on campagna to comune_vicino_app;
create policy campagna_riga_scaduta on campagna_riga for delete
	using (
		ente_id = app_ente() and app_ruolo() = 'sistema'
		and campagna_id = any (array(
			select c.id from campagna c where c.ente_id = app_ente() and c.stato in ('conclusa', 'annullata')
		))
	);
grant delete on campagna_riga to comune_vicino_app;

-- A sollecito speaks of a day that went by: who was given other days and did not pay by then has another. Of those written so far it was a day before them.
alter table trasporto_sollecito no force row level security;
alter table trasporto_sollecito disable trigger trasporto_sollecito_immutabile;
alter table trasporto_sollecito add column scadenza date;
update trasporto_sollecito set scadenza = (inviato_il at time zone 'Europe/Rome')::date - 1;
alter table trasporto_sollecito enable trigger trasporto_sollecito_immutabile;
alter table trasporto_sollecito force row level security;
alter table trasporto_sollecito drop constraint trasporto_sollecito_pkey;
alter table trasporto_sollecito add primary key (pagamento_id, scadenza);
