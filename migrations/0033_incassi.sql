-- What the till does with pagoPA: says what parked receipts are, reads the flows by which the PSPs transfer the money.

-- The request that a reconciled receipt has paid, or in which its money is owed back.
alter table ricevuta_pagopa add column pratica_abbinata uuid;
alter table ricevuta_pagopa add foreign key (ente_id, pratica_abbinata) references pratica (ente_id, id);
alter table ricevuta_pagopa add check (pratica_abbinata is null or stato = 'riconciliata');
alter table ricevuta_pagopa add check (riconciliata_come is distinct from 'ABBINATA' or pratica_abbinata is not null);
grant update (pratica_abbinata) on ricevuta_pagopa to comune_vicino_app;
create index ricevuta_pagopa_pagata on ricevuta_pagopa (ente_id, pagata_il) where riuscita;

-- A receipt that the clerk who acts has just tied to a request.
create function ho_abbinato(quale_iuv text, quale_pratica uuid) returns boolean
	language sql stable security definer set search_path = public, pg_temp as $$
	select exists (
		select from ricevuta_pagopa
		where ente_id = app_ente() and iuv = quale_iuv and pratica_abbinata = quale_pratica
			and stato = 'riconciliata' and riconciliata_come = 'ABBINATA' and operatore_id = app_operatore()
	)
$$;
revoke execute on function ho_abbinato(text, uuid) from public;
grant execute on function ho_abbinato(text, uuid) to comune_vicino_app;

-- A receipt needs no hand; one that was tied by hand has the hand that did it.
alter table pagamento drop constraint pagamento_check;
alter table pagamento add constraint pagamento_check check (
	case when stato not in ('PAGATA', 'RIMBORSATA') then num_nonnulls(mezzo, numero, pagato_il, operatore_id, registrato_il) = 0
	else num_nonnulls(mezzo, pagato_il, registrato_il) = 3 and (mezzo = 'pagopa' or operatore_id is not null) end
);
drop policy pagamento_incassato on pagamento;
create policy pagamento_incassato on pagamento as restrictive for update
	using (true)
	with check (
		stato not in ('PAGATA', 'RIMBORSATA')
		or (is_cassa() and operatore_id = app_operatore() and (mezzo <> 'pagopa' or ho_abbinato(numero, pratica_id)))
		or (app_ruolo() = 'sistema' and mezzo = 'pagopa' and operatore_id is null)
	);
-- The position of which the sum was not the one paid, once the clerk has taken the money for it.
create policy posizione_abbinata on posizione for update
	using (ente_id = app_ente() and is_cassa())
	with check (ente_id = app_ente() and is_cassa() and stato = 'pagata' and ho_abbinato(substr(nav, 2), pratica_id));

-- Since when pagoPA cannot be told.
alter table posizione add column errore_dal timestamptz;
alter table posizione add check (errore_dal is null or ultimo_errore is not null);
grant update (errore_dal) on posizione to comune_vicino_app;
create index posizione_ferma on posizione (ente_id, creata_il) where stato = 'rifiutata' or errore_dal is not null;

alter table ricevuta_pagopa add unique (ente_id, id);

-- A flow, as it was published; a later revision takes the place of the one before.
create table flusso_riversamento (
	id uuid primary key,
	ente_id text not null references ente,
	flusso text not null,
	revisione integer not null check (revisione > 0),
	psp text not null,
	pubblicato_il timestamptz not null,
	-- The bank transfer.
	regolamento text not null,
	regolato_il date not null,
	totale_cent bigint not null check (totale_cent >= 0),
	letto_il timestamptz not null,
	unique (ente_id, id),
	unique (ente_id, flusso, psp, revisione)
);
create index flusso_riversamento_pubblicato on flusso_riversamento (ente_id, pubblicato_il);

create table flusso_riga (
	id uuid primary key,
	ente_id text not null references ente,
	flusso_id uuid not null,
	iuv text not null,
	iur text not null,
	cent bigint not null check (cent >= 0),
	-- 0 paid, 3 revoked, 4 paid while the ente did not answer, 8 the same without receipt, 9 paid without receipt.
	esito smallint not null check (esito in (0, 3, 4, 8, 9)),
	pagato_il date not null,
	-- Of a notice made here: other programs of the Comune have numbers of their own.
	nostra boolean not null,
	ricevuta_id uuid,
	-- When pagoPA was last asked for its receipt.
	cercata_il timestamptz,
	-- Who has looked into what was wrong with it.
	operatore_id uuid,
	vista_il timestamptz,
	nota text,
	unique (ente_id, flusso_id, iuv, iur, esito),
	check (num_nonnulls(operatore_id, vista_il, nota) in (0, 3)),
	foreign key (ente_id, flusso_id) references flusso_riversamento (ente_id, id),
	foreign key (ente_id, ricevuta_id) references ricevuta_pagopa (ente_id, id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
create index flusso_riga_ricevuta on flusso_riga (ente_id, ricevuta_id) where ricevuta_id is not null;
create index flusso_riga_aperta on flusso_riga (ente_id, pagato_il) where vista_il is null and (ricevuta_id is null or esito = 3);

create trigger flusso_riversamento_fermo before update on flusso_riversamento
	for each row execute function rifiuta_modifica();
create trigger flusso_riga_vista_ferma before update of operatore_id, vista_il, nota on flusso_riga
	for each row when (old.vista_il is not null) execute function rifiuta_modifica();
create trigger flusso_riga_legata_ferma before update of ricevuta_id on flusso_riga
	for each row when (old.ricevuta_id is not null) execute function rifiuta_modifica();

do $$
declare
	tabella text;
begin
	foreach tabella in array array['flusso_riversamento', 'flusso_riga'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
		execute format('create trigger %I before delete on %I for each row execute function rifiuta_modifica()', tabella || '_non_cancellabile', tabella);
		execute format('create trigger %I before truncate on %I execute function rifiuta_modifica()', tabella || '_non_svuotabile', tabella);
		execute format(
			'create policy %I on %I for select using (
				ente_id = app_ente() and (app_ruolo() = ''sistema'' or (select ha_ruolo(''cassa'')) or (select ha_ruolo(''auditor'')))
			)', tabella || '_lettura', tabella);
		execute format(
			'create policy %I on %I for insert with check (ente_id = app_ente() and app_ruolo() = ''sistema'')',
			tabella || '_nuovo', tabella);
	end loop;
end
$$;
create policy flusso_riga_nuova on flusso_riga as restrictive for insert
	with check (num_nonnulls(ricevuta_id, cercata_il, operatore_id) = 0);
create policy flusso_riga_seguita on flusso_riga for update
	using (ente_id = app_ente() and (app_ruolo() = 'sistema' or is_cassa()))
	with check (
		ente_id = app_ente()
		and (app_ruolo() = 'sistema' or (is_cassa() and operatore_id = app_operatore()))
	);

grant select, insert on flusso_riversamento, flusso_riga to comune_vicino_app;
grant update (ricevuta_id, cercata_il, operatore_id, vista_il, nota) on flusso_riga to comune_vicino_app;
