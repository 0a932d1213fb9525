-- What is paid with pagoPA: positions and their notices, attempts to pay, receipts. Only a receipt makes a sum paid.

-- Who holds the link of a payment sees that payment and nothing else.
create function app_gettone() returns text language sql stable parallel safe
	return nullif(current_setting('app.gettone', true), '');

-- The middle digits of the numbers of notices: never twice, whatever becomes of the position.
create sequence avviso_base maxvalue 9999999999999;
grant usage on avviso_base to comune_vicino_app;

create table posizione (
	id uuid primary key,
	ente_id text not null references ente,
	-- The debtor's file, when they have one here.
	persona_id uuid,
	-- What it is for; none for a payment that nobody asked for.
	pratica_id uuid,
	-- In the address of its page, the same for what is paid together: whoever knows it may pay.
	gettone text not null check (gettone ~ '^[A-Za-z0-9_-]{22,64}$'),
	nav text not null check (nav ~ '^3[0-9]{17}$'),
	cf_ente text not null check (cf_ente ~ '^[0-9]{11}$'),
	debitore jsonb not null,
	causale text not null check (length(causale) between 1 and 140),
	cent integer not null check (cent > 0),
	-- The one to five sums it adds up to, as pagoPA is told.
	voci jsonb not null check (jsonb_array_length(voci) between 1 and 5),
	scadenza date not null,
	-- Whether after its last day it can no longer be paid.
	scade boolean not null,
	-- da_aprire, da_annullare: pagoPA is to be told. rifiutata: pagoPA does not want it, a person must look.
	stato text not null default 'da_aprire' check (
		stato in ('da_aprire', 'aperta', 'da_annullare', 'pagata', 'scaduta', 'annullata', 'rifiutata')
	),
	-- Somebody is paying: until then no other attempt.
	in_corso_fino timestamptz,
	-- When pagoPA is to be told or asked, and until when a worker does it.
	prossimo_il timestamptz not null,
	-- Grows each time a worker takes it: an earlier one can no longer write.
	prese integer not null default 0,
	-- Failures since the last answer.
	tentativi integer not null default 0,
	ultimo_errore text,
	-- When the last attempt to pay began: the younger, the more often pagoPA is asked.
	provata_il timestamptz,
	creata_il timestamptz not null,
	chiusa_il timestamptz,
	unique (ente_id, id),
	unique (ente_id, nav),
	foreign key (ente_id, persona_id) references persona (ente_id, id),
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id),
	check (pratica_id is null or persona_id is not null),
	check ((stato in ('pagata', 'annullata')) = (chiusa_il is not null))
);
create index posizione_gettone on posizione (ente_id, gettone);
create index posizione_pratica on posizione (ente_id, pratica_id) where pratica_id is not null;
create index posizione_persona on posizione (ente_id, persona_id) where persona_id is not null;
create index posizione_da_fare on posizione (ente_id, prossimo_il)
	where stato in ('da_aprire', 'aperta', 'da_annullare', 'scaduta');

create table tentativo_pagamento (
	id uuid primary key,
	ente_id text not null references ente,
	gettone text not null,
	posizioni uuid[] not null check (cardinality(posizioni) between 1 and 5),
	-- The page of pagoPA, good for ten minutes.
	indirizzo text not null,
	creato_il timestamptz not null,
	-- By which of our pages the person came back, if they did.
	ritorno text check (ritorno in ('ok', 'annullato', 'errore', 'attesa')),
	tornato_il timestamptz,
	check ((ritorno is null) = (tornato_il is null))
);
create index tentativo_pagamento_gettone on tentativo_pagamento (ente_id, gettone, creato_il desc);

create table ricevuta_pagopa (
	id uuid primary key,
	ente_id text not null references ente,
	-- The payment token: one for each payment, however often it is told.
	gettone_pagamento text not null,
	-- Whose notice it is: of another ente when one of its sums is for this one.
	cf_ente text not null,
	nav text not null,
	iuv text not null,
	riuscita boolean not null,
	cent integer not null check (cent > 0),
	causale text not null,
	psp_nome text not null,
	psp_codice text,
	metodo text,
	pagata_il timestamptz not null,
	arrivata_il timestamptz not null,
	originale text not null,
	marche jsonb not null,
	-- arrivata: to be looked at. abbinata: it has paid its position. non_riuscita: pagoPA told of a payment that was not made.
	-- da_riconciliare: money of which we do not know what for. riconciliata: a clerk has said what became of it.
	stato text not null default 'arrivata' check (
		stato in ('arrivata', 'abbinata', 'non_riuscita', 'da_riconciliare', 'riconciliata')
	),
	-- When a worker looks at it, and until when one does.
	guardare_dal timestamptz not null,
	posizione_id uuid,
	motivo text check (motivo in ('SCONOSCIUTA', 'DOPPIA', 'ANNULLATA', 'IMPORTO', 'BOLLO')),
	riconciliata_come text check (riconciliata_come in ('ABBINATA', 'DA_RIMBORSARE', 'ALTRA_CAUSALE')),
	riconciliata_nota text,
	operatore_id uuid,
	riconciliata_il timestamptz,
	unique (ente_id, gettone_pagamento),
	foreign key (ente_id, posizione_id) references posizione (ente_id, id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id),
	check ((stato in ('da_riconciliare', 'riconciliata')) = (motivo is not null)),
	check (stato <> 'abbinata' or posizione_id is not null),
	check (num_nonnulls(riconciliata_come, riconciliata_nota, operatore_id, riconciliata_il) = case when stato = 'riconciliata' then 4 else 0 end)
);
create index ricevuta_pagopa_arrivata on ricevuta_pagopa (ente_id, guardare_dal) where stato = 'arrivata';
create index ricevuta_pagopa_da_riconciliare on ricevuta_pagopa (ente_id, arrivata_il) where stato = 'da_riconciliare';
create index ricevuta_pagopa_posizione on ricevuta_pagopa (ente_id, posizione_id) where posizione_id is not null;
create index ricevuta_pagopa_iuv on ricevuta_pagopa (ente_id, iuv);

-- What is due says what it is for in the official list, and by which notice it is paid.
alter table pagamento add column tassonomia text;
alter table pagamento add column scade boolean not null default false;
-- Of a digital stamp: the hash, in base64, of the document that it will be on.
alter table pagamento add column impronta text check (length(impronta) = 44);
alter table pagamento add column posizione_id uuid;
alter table pagamento add foreign key (ente_id, posizione_id) references posizione (ente_id, id);
create index pagamento_posizione on pagamento (ente_id, posizione_id) where posizione_id is not null;
alter table pagamento drop constraint pagamento_mezzo_check;
alter table pagamento add constraint pagamento_mezzo_check
	check (mezzo in ('contanti', 'pos', 'bonifico', 'bollettino', 'assegno', 'altro', 'pagopa'));
alter table pagamento drop constraint pagamento_check;
alter table pagamento add constraint pagamento_check check (
	case when stato not in ('PAGATA', 'RIMBORSATA') then num_nonnulls(mezzo, numero, pagato_il, operatore_id, registrato_il) = 0
	-- A receipt of pagoPA needs no hand; what was paid at the counter does.
	else num_nonnulls(mezzo, pagato_il, registrato_il) = 3 and (mezzo = 'pagopa') = (operatore_id is null) end
);
drop policy pagamento_alla_cassa on pagamento;
create policy pagamento_incassato on pagamento as restrictive for update
	using (true)
	with check (
		stato not in ('PAGATA', 'RIMBORSATA')
		or (is_cassa() and operatore_id = app_operatore())
		or (app_ruolo() = 'sistema' and mezzo = 'pagopa')
	);
grant update (posizione_id, scadenza) on pagamento to comune_vicino_app;

create trigger posizione_chiusa_ferma before update on posizione
	for each row when (old.stato = 'pagata') execute function rifiuta_modifica();
create trigger ricevuta_pagopa_ferma before update on ricevuta_pagopa
	for each row when (old.stato in ('abbinata', 'riconciliata')) execute function rifiuta_modifica();

do $$
declare
	tabella text;
begin
	foreach tabella in array array['posizione', 'tentativo_pagamento', 'ricevuta_pagopa'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
		execute format('create trigger %I before delete on %I for each row execute function rifiuta_modifica()', tabella || '_non_cancellabile', tabella);
		execute format('create trigger %I before truncate on %I execute function rifiuta_modifica()', tabella || '_non_svuotabile', tabella);
	end loop;
end
$$;

create policy posizione_lettura on posizione for select using (
	ente_id = app_ente() and (
		app_ruolo() = 'sistema'
		or (app_ruolo() = 'cittadino' and persona_id = app_persona())
		or (app_ruolo() = 'pagante' and gettone = app_gettone())
		or (app_ruolo() = 'operatore' and (
			(select ha_ruolo('cassa')) or (select ha_ruolo('auditor'))
			or exists (select from pratica p where p.ente_id = posizione.ente_id and p.id = posizione.pratica_id)
		))
	)
);
-- It comes with an act of the Comune; for a payment that nobody asked for, with the one who wants to make it.
create policy posizione_nuova on posizione for insert with check (
	ente_id = app_ente() and stato = 'da_aprire' and (
		app_ruolo() in ('operatore', 'sistema')
		or (app_ruolo() = 'pagante' and gettone = app_gettone() and pratica_id is null and persona_id is null)
	)
);
create policy posizione_seguita on posizione for update
	using (ente_id = app_ente() and (
		app_ruolo() in ('operatore', 'sistema')
		or (app_ruolo() = 'pagante' and gettone = app_gettone())
		or (app_ruolo() = 'cittadino' and persona_id = app_persona())
	))
	with check (ente_id = app_ente() and (
		app_ruolo() = 'sistema'
		or (app_ruolo() = 'operatore' and stato in ('aperta', 'da_aprire', 'da_annullare'))
		-- Who takes a request back owes nothing for it any more.
		or (app_ruolo() = 'cittadino' and persona_id = app_persona() and stato in ('da_annullare', 'annullata')
			and exists (select from pratica p where p.id = posizione.pratica_id and p.stato = 'RITIRATA'))
		or (app_ruolo() = 'pagante' and gettone = app_gettone() and stato in ('da_aprire', 'aperta'))
	));

create policy tentativo_del_pagante on tentativo_pagamento for all
	using (ente_id = app_ente() and (app_ruolo() = 'sistema' or (app_ruolo() = 'pagante' and gettone = app_gettone())))
	with check (ente_id = app_ente() and app_ruolo() = 'pagante' and gettone = app_gettone());

create policy ricevuta_lettura on ricevuta_pagopa for select using (
	ente_id = app_ente() and (
		app_ruolo() = 'sistema'
		or (app_ruolo() = 'operatore' and ((select ha_ruolo('cassa')) or (select ha_ruolo('auditor'))))
		or exists (select from posizione p where p.ente_id = ricevuta_pagopa.ente_id and p.id = ricevuta_pagopa.posizione_id)
	)
);
create policy ricevuta_arrivata on ricevuta_pagopa for insert
	with check (ente_id = app_ente() and app_ruolo() = 'sistema' and stato = 'arrivata');
create policy ricevuta_guardata on ricevuta_pagopa for update
	using (ente_id = app_ente() and (app_ruolo() = 'sistema' or (is_cassa() and stato = 'da_riconciliare')))
	with check (ente_id = app_ente() and (app_ruolo() = 'sistema' or (is_cassa() and stato = 'riconciliata' and operatore_id = app_operatore())));

grant select, insert on posizione, tentativo_pagamento, ricevuta_pagopa to comune_vicino_app;
grant update (scadenza, stato, in_corso_fino, prossimo_il, prese, tentativi, ultimo_errore, provata_il, chiusa_il) on posizione to comune_vicino_app;
grant update (ritorno, tornato_il) on tentativo_pagamento to comune_vicino_app;
grant update (stato, guardare_dal, posizione_id, motivo, riconciliata_come, riconciliata_nota, operatore_id, riconciliata_il) on ricevuta_pagopa to comune_vicino_app;

-- Which enti have something to do with pagoPA, for the worker that serves all of them: their ids alone, never a row.
create policy posizione_da_servire on posizione for select to current_user using (true);
create policy ricevuta_da_servire on ricevuta_pagopa for select to current_user using (true);
create function enti_con_pagamenti(adesso timestamptz) returns setof text
	language sql stable security definer set search_path = public, pg_temp as $$
	select ente_id from ente
	where app_ruolo() = 'sistema' and (
		exists (
			select from posizione
			where posizione.ente_id = ente.ente_id and prossimo_il <= adesso
				and stato in ('da_aprire', 'aperta', 'da_annullare', 'scaduta')
		)
		or exists (select from ricevuta_pagopa r where r.ente_id = ente.ente_id and r.stato = 'arrivata' and r.guardare_dal <= adesso)
	)
	order by ente_id
$$;
revoke execute on function enti_con_pagamenti(timestamptz) from public;
grant execute on function enti_con_pagamenti(timestamptz) to comune_vicino_app;

-- The message that asks for a sum carries its notice.
alter table messaggio add column avviso_nav text check (avviso_nav ~ '^3[0-9]{17}$');
alter table messaggio add column avviso_cent integer check (avviso_cent > 0);
alter table messaggio add check ((avviso_nav is null) = (avviso_cent is null));

-- A digital stamp is bound to the bytes of its document: it is made with the act, kept out of sight until the stamp is paid, and given as it was.
create table documento_da_bollare (
	ente_id text not null references ente,
	pratica_id uuid not null,
	persona_id uuid not null,
	nome_file text not null,
	contenuto jsonb not null,
	-- What anyone may verify about it once it is given.
	verificabile jsonb,
	file bytea not null,
	impronta text not null check (length(impronta) = 44),
	creato_il timestamptz not null,
	rilasciato_il timestamptz,
	primary key (ente_id, pratica_id),
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id)
);
create trigger documento_da_bollare_fermo before update on documento_da_bollare
	for each row when (old.rilasciato_il is not null) execute function rifiuta_modifica();
create trigger documento_da_bollare_non_cancellabile before delete on documento_da_bollare
	for each row execute function rifiuta_modifica();
create trigger documento_da_bollare_non_svuotabile before truncate on documento_da_bollare execute function rifiuta_modifica();
alter table documento_da_bollare enable row level security;
alter table documento_da_bollare force row level security;
create policy documento_da_bollare_del_comune on documento_da_bollare for all
	using (
		ente_id = app_ente() and (
			app_ruolo() = 'sistema'
			or (app_ruolo() = 'operatore'
				and exists (select from pratica p where p.ente_id = documento_da_bollare.ente_id and p.id = documento_da_bollare.pratica_id))
		)
	);
grant select, insert on documento_da_bollare to comune_vicino_app;
grant update (rilasciato_il) on documento_da_bollare to comune_vicino_app;
