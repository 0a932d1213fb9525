-- What is granted against a payment waits for it; a notice gets other days; stamps that a person must look at; who asked for a notice again.

-- What an act delivers for money is seen by who asked once it is paid, and never when the request was filed away for want of it.
create policy allegato_dopo_il_pagamento on allegato as restrictive for select
	using (
		app_ruolo() is distinct from 'cittadino' or campo <> 'consegna'
		or exists (
			select from pratica p
			where p.ente_id = allegato.ente_id and p.id = allegato.pratica_id and p.stato not in ('ATTESA_PAGAMENTO', 'ARCHIVIATA')
		)
	);

-- da_cambiare: pagoPA is to be told of another last day.
alter table posizione drop constraint posizione_stato_check;
alter table posizione add constraint posizione_stato_check check (
	stato in ('da_aprire', 'aperta', 'da_cambiare', 'da_annullare', 'pagata', 'scaduta', 'annullata', 'rifiutata')
);
drop index posizione_da_fare;
create index posizione_da_fare on posizione (ente_id, prossimo_il)
	where not altrui and stato in ('da_aprire', 'aperta', 'da_cambiare', 'da_annullare', 'scaduta');
create or replace function enti_con_pagamenti(adesso timestamptz) returns setof text
	language sql stable security definer set search_path = public, pg_temp as $$
	select ente_id from ente
	where app_ruolo() = 'sistema' and (
		exists (
			select from posizione
			where posizione.ente_id = ente.ente_id and prossimo_il <= adesso and not altrui
				and stato in ('da_aprire', 'aperta', 'da_cambiare', 'da_annullare', 'scaduta')
		)
		or exists (select from ricevuta_pagopa r where r.ente_id = ente.ente_id and r.stato = 'arrivata' and r.guardare_dal <= adesso)
	)
	order by ente_id
$$;
drop policy posizione_seguita on posizione;
create policy posizione_seguita on posizione for update
	using (ente_id = app_ente() and (
		app_ruolo() in ('operatore', 'sistema')
		or (app_ruolo() = 'pagante' and gettone = app_gettone())
		or (app_ruolo() = 'cittadino' and persona_id = app_persona())
	))
	with check (ente_id = app_ente() and (
		app_ruolo() = 'sistema'
		-- Who audits reads them and no more.
		or (stato in ('aperta', 'da_aprire', 'da_annullare') and (select ha_ruolo('operatore') or ha_ruolo('responsabile') or is_cassa()))
		or (is_cassa() and stato = 'da_cambiare')
		-- Who takes a request back owes nothing for it any more.
		or (app_ruolo() = 'cittadino' and persona_id = app_persona() and stato in ('da_annullare', 'annullata')
			and exists (select from pratica p where p.id = posizione.pratica_id and p.stato = 'RITIRATA'))
		or (app_ruolo() = 'pagante' and gettone = app_gettone() and stato in ('da_aprire', 'aperta', 'da_cambiare'))
	));

-- Other days are given by who has the till.
create function rifiuta_altri_giorni() returns trigger language plpgsql as $$
begin
	raise exception 'Altri giorni per pagare li concede la cassa' using errcode = 'insufficient_privilege';
end
$$;
create trigger posizione_prorogata before update of scadenza on posizione
	for each row when (new.scadenza is distinct from old.scadenza and not is_cassa()) execute function rifiuta_altri_giorni();
create trigger pagamento_prorogato before update of scadenza on pagamento
	for each row when (new.scadenza is distinct from old.scadenza and not is_cassa()) execute function rifiuta_altri_giorni();

-- Who asked pagoPA again for a notice that it had refused; many of these are of no request.
create table avviso_ripreso (
	id uuid primary key,
	ente_id text not null references ente,
	posizione_id uuid not null,
	operatore_id uuid not null,
	ripreso_il timestamptz not null,
	-- What pagoPA had said.
	errore text not null,
	foreign key (ente_id, posizione_id) references posizione (ente_id, id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
create index avviso_ripreso_posizione on avviso_ripreso (ente_id, posizione_id, ripreso_il desc);

-- A stamp bought online that is not as it should be, until a clerk says what became of it. Of the request, which is not sent, it holds nothing.
create table marca_da_verificare (
	id uuid primary key,
	ente_id text not null references ente,
	persona_id uuid not null,
	acquisto_id uuid not null,
	servizio text not null,
	nav text not null,
	-- The number of the stamp, as its seller wrote it.
	iubd text not null,
	cent integer not null check (cent > 0),
	-- IMPRONTA: for other bytes. FIRMA: its signature does not hold. DOPPIA: the request had its stamp already.
	motivo text not null check (motivo in ('IMPRONTA', 'FIRMA', 'DOPPIA')),
	-- What is wrong with the signature.
	difetto text,
	impronta_attesa text not null,
	impronta_marca text not null,
	comprata_il timestamptz not null,
	aperta_il timestamptz not null,
	-- RISOLTA: who sold it put it right, and nobody needs to look.
	esito text check (esito in ('RIMBORSO_CHIESTO', 'ANNULLATA', 'ACCOLTA', 'RISOLTA')),
	nota text,
	operatore_id uuid,
	chiusa_il timestamptz,
	-- When the worker makes it so, and until when one does; then never again.
	prossimo_il timestamptz,
	applicata_il timestamptz,
	unique (ente_id, acquisto_id),
	foreign key (ente_id, persona_id) references persona (ente_id, id),
	foreign key (ente_id, acquisto_id) references acquisto_bollo (ente_id, id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id),
	check ((motivo = 'FIRMA') = (difetto is not null)),
	check ((esito is null) = (chiusa_il is null)),
	check (num_nonnulls(nota, operatore_id) = case when esito is null or esito = 'RISOLTA' then 0 else 2 end),
	-- A second stamp has no request to go with.
	check (esito is distinct from 'ACCOLTA' or motivo <> 'DOPPIA')
);
create index marca_da_verificare_aperta on marca_da_verificare (ente_id, aperta_il, id) where esito is null;
create index marca_da_verificare_da_applicare on marca_da_verificare (ente_id, prossimo_il)
	where esito is not null and applicata_il is null;
create trigger marca_da_verificare_decisa before update of esito, nota, operatore_id, chiusa_il on marca_da_verificare
	for each row when (old.esito is not null) execute function rifiuta_modifica();

do $$
declare
	tabella text;
begin
	foreach tabella in array array['avviso_ripreso', 'marca_da_verificare'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
		execute format('create trigger %I before delete on %I for each row execute function rifiuta_modifica()', tabella || '_non_cancellabile', tabella);
		execute format('create trigger %I before truncate on %I execute function rifiuta_modifica()', tabella || '_non_svuotabile', tabella);
		execute format(
			'create policy %I on %I for select using (
				ente_id = app_ente() and (app_ruolo() = ''sistema'' or (select ha_ruolo(''cassa'')) or (select ha_ruolo(''auditor'')))
			)', tabella || '_lettura', tabella);
	end loop;
end
$$;
create policy avviso_ripreso_nuovo on avviso_ripreso for insert
	with check (ente_id = app_ente() and is_cassa() and operatore_id = app_operatore());
create policy marca_da_verificare_nuova on marca_da_verificare for insert
	with check (ente_id = app_ente() and app_ruolo() = 'sistema' and esito is null);
create policy marca_da_verificare_seguita on marca_da_verificare for update
	using (ente_id = app_ente() and (app_ruolo() = 'sistema' or (is_cassa() and esito is null)))
	with check (ente_id = app_ente() and (
		app_ruolo() = 'sistema'
		or (is_cassa() and esito in ('RIMBORSO_CHIESTO', 'ANNULLATA', 'ACCOLTA') and operatore_id = app_operatore() and applicata_il is null)
	));
grant select, insert on avviso_ripreso, marca_da_verificare to comune_vicino_app;
grant update (esito, nota, operatore_id, chiusa_il, prossimo_il, applicata_il) on marca_da_verificare to comune_vicino_app;

create policy marca_da_applicare on marca_da_verificare for select to current_user using (true);
create or replace function enti_con_bolli(adesso timestamptz) returns setof text
	language sql stable security definer set search_path = public, pg_temp as $$
	select ente_id from ente
	where app_ruolo() = 'sistema' and (
		exists (select from acquisto_bollo a where a.ente_id = ente.ente_id and a.stato = 'aperto' and a.prossimo_il <= adesso)
		or exists (select from invio_in_attesa i where i.ente_id = ente.ente_id and i.stato = 'pagato' and i.prossimo_il <= adesso)
		or exists (
			select from marca_da_verificare m
			where m.ente_id = ente.ente_id and m.esito is not null and m.applicata_il is null and m.prossimo_il <= adesso
		)
	)
	order by ente_id
$$;
