-- A request that waits for its digital stamp: the bytes that were stamped, the purchases of the stamp, and the draft that nobody touches meanwhile.

create table invio_in_attesa (
	id uuid primary key,
	ente_id text not null references ente,
	persona_id uuid not null,
	-- The draft; the pratica that comes of it has the same one.
	bozza_id uuid not null,
	servizio text not null,
	cent integer not null check (cent > 0),
	-- What the person confirmed, and of which version of the draft.
	dichiarazioni text[] not null,
	vista_il timestamptz not null,
	-- The document that is stamped, until it is in the file of the pratica, and the hash for which the stamp is bought.
	documento jsonb,
	pdf bytea,
	impronta text not null check (length(impronta) = 44),
	congelato_il timestamptz not null,
	-- da_verificare: the stamp that came is for other bytes, a person must look. respinto: paid, but it could not be sent.
	stato text not null default 'da_pagare' check (
		stato in ('da_pagare', 'da_verificare', 'pagato', 'inviato', 'respinto', 'annullato')
	),
	-- Why it could not be sent.
	motivo text,
	-- The purchase that brought the stamp.
	acquisto_id uuid,
	-- A purchase is being begun: until then no other one.
	prenotato_fino timestamptz,
	-- When a worker sends it, and until when one does.
	prossimo_il timestamptz,
	tentativi integer not null default 0,
	chiuso_il timestamptz,
	unique (ente_id, id),
	unique (ente_id, id, persona_id),
	foreign key (ente_id, persona_id) references persona (ente_id, id),
	check ((stato in ('inviato', 'respinto', 'annullato')) = (chiuso_il is not null)),
	check ((stato in ('inviato', 'respinto', 'annullato')) = (pdf is null)),
	check ((pdf is null) = (documento is null)),
	check ((stato = 'respinto') = (motivo is not null)),
	check (stato not in ('pagato', 'inviato', 'respinto') or acquisto_id is not null)
);
-- One at a time holds the draft.
create unique index invio_in_attesa_vivo on invio_in_attesa (ente_id, bozza_id)
	where stato in ('da_pagare', 'da_verificare', 'pagato');
create index invio_in_attesa_persona on invio_in_attesa (ente_id, persona_id);
create index invio_in_attesa_da_inviare on invio_in_attesa (ente_id, prossimo_il) where stato = 'pagato';

create table acquisto_bollo (
	id uuid primary key,
	ente_id text not null references ente,
	persona_id uuid not null,
	invio_id uuid not null,
	nav text not null check (nav ~ '^[0-9]{18}$'),
	-- The page of pagoPA.
	indirizzo text not null,
	creato_il timestamptz not null,
	-- By which of our pages the person came back, if they did.
	ritorno text check (ritorno in ('ok', 'annullato', 'errore')),
	tornato_il timestamptz,
	-- comprato: the stamp is here, for the bytes it was asked for. abbandonato: never paid, nobody asks any more.
	stato text not null default 'aperto' check (stato in ('aperto', 'comprato', 'abbandonato')),
	-- The stamp as it came, and the hash written in it: also when it is the wrong one.
	marca text,
	impronta_marca text,
	comprato_il timestamptz,
	-- When pagoPA is asked, and until when a worker does it.
	prossimo_il timestamptz not null,
	-- Grows each time a worker takes it: an earlier one can no longer write.
	prese integer not null default 0,
	-- Failures since the last answer.
	tentativi integer not null default 0,
	ultimo_errore text,
	unique (ente_id, id),
	unique (ente_id, nav),
	foreign key (ente_id, invio_id, persona_id) references invio_in_attesa (ente_id, id, persona_id),
	check ((ritorno is null) = (tornato_il is null)),
	check ((marca is null) = (impronta_marca is null)),
	check ((stato = 'comprato') = (comprato_il is not null)),
	check (stato <> 'comprato' or marca is not null)
);
create index acquisto_bollo_invio on acquisto_bollo (ente_id, invio_id, creato_il desc);
create index acquisto_bollo_da_chiedere on acquisto_bollo (ente_id, prossimo_il) where stato = 'aperto';
alter table invio_in_attesa add foreign key (ente_id, acquisto_id) references acquisto_bollo (ente_id, id);

-- Papers kept as they are, byte for byte: those that a stamp is on, and the stamp.
create table documento_originale (
	documento_id uuid primary key references documento,
	ente_id text not null references ente,
	tipo_media text not null check (tipo_media in ('application/pdf', 'application/xml')),
	byte bytea not null
);
alter table documento drop constraint documento_tipo_check;
alter table documento add constraint documento_tipo_check check (
	tipo in (
		'ricevuta', 'integrazioni', 'preavviso', 'provvedimento', 'quietanza', 'rilascio', 'archiviazione',
		'sopralluogo', 'svincolo', 'domanda', 'marca'
	)
);
drop policy documento_nuovo on documento;
create policy documento_nuovo on documento for insert
	with check (
		ente_id = app_ente()
		and (
			app_ruolo() = 'sistema'
			or (app_ruolo() = 'operatore' and tipo not in ('ricevuta', 'domanda', 'marca'))
			or (app_ruolo() = 'cittadino' and persona_id = app_persona() and (
				tipo = 'ricevuta'
				-- The stamped request and its stamp, with the request itself.
				or (tipo in ('domanda', 'marca') and exists (
					select from pratica p
					join invio_in_attesa i on i.ente_id = p.ente_id and i.bozza_id = p.bozza_id and i.stato = 'pagato'
					where p.ente_id = documento.ente_id and p.id = documento.pratica_id
				))
			))
		)
	);

do $$
declare
	tabella text;
begin
	foreach tabella in array array['invio_in_attesa', 'acquisto_bollo', 'documento_originale'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
		execute format('create trigger %I before delete on %I for each row execute function rifiuta_modifica()', tabella || '_non_cancellabile', tabella);
		execute format('create trigger %I before truncate on %I execute function rifiuta_modifica()', tabella || '_non_svuotabile', tabella);
	end loop;
end
$$;
create trigger invio_in_attesa_concluso before update on invio_in_attesa
	for each row when (old.stato = 'inviato') execute function rifiuta_modifica();
create trigger acquisto_bollo_comprato before update on acquisto_bollo
	for each row when (old.stato = 'comprato') execute function rifiuta_modifica();
create trigger documento_originale_fermo before update on documento_originale
	for each row execute function rifiuta_modifica();

-- What a person may do of their own with what waits; that it is paid, the system alone says.
create function passaggio_dell_invio() returns trigger language plpgsql as $$
begin
	if app_ruolo() = 'cittadino' and new.stato is distinct from old.stato and not (
		(old.stato = 'da_pagare' and new.stato = 'annullato')
		or (old.stato = 'pagato' and new.stato = 'inviato')
		-- Confirmed again, the same bytes have their stamp already, or are to have it from a purchase that was begun.
		or (old.stato in ('annullato', 'respinto') and new.stato = 'pagato')
		or (old.stato = 'annullato' and new.stato = 'da_pagare')
	) then
		raise exception 'Passaggio non ammesso: da % a %', old.stato, new.stato using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger invio_in_attesa_passaggio before update on invio_in_attesa
	for each row execute function passaggio_dell_invio();

create policy invio_lettura on invio_in_attesa for select using (
	ente_id = app_ente() and (app_ruolo() = 'sistema' or (app_ruolo() = 'cittadino' and persona_id = app_persona()))
);
create policy invio_nuovo on invio_in_attesa for insert with check (
	ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona() and stato = 'da_pagare'
	and exists (select from bozza b where b.ente_id = invio_in_attesa.ente_id and b.id = bozza_id)
);
create policy acquisto_lettura on acquisto_bollo for select using (
	ente_id = app_ente() and (app_ruolo() = 'sistema' or (app_ruolo() = 'cittadino' and persona_id = app_persona()))
);
create policy invio_seguito on invio_in_attesa for update
	using (ente_id = app_ente() and (app_ruolo() = 'sistema' or (app_ruolo() = 'cittadino' and persona_id = app_persona())))
	with check (ente_id = app_ente() and (
		app_ruolo() = 'sistema'
		or (app_ruolo() = 'cittadino' and persona_id = app_persona() and (
			stato in ('da_pagare', 'annullato')
			or (stato = 'pagato' and exists (
				select from acquisto_bollo a
				where a.ente_id = invio_in_attesa.ente_id and a.id = acquisto_id and a.stato = 'comprato' and a.impronta_marca = impronta
			))
			or (stato = 'inviato' and exists (
				select from pratica p where p.ente_id = invio_in_attesa.ente_id and p.bozza_id = invio_in_attesa.bozza_id
			))
		))
	));
create policy acquisto_nuovo on acquisto_bollo for insert with check (
	ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona() and stato = 'aperto' and marca is null
	and exists (select from invio_in_attesa i where i.ente_id = acquisto_bollo.ente_id and i.id = invio_id)
);
create policy acquisto_seguito on acquisto_bollo for update
	using (ente_id = app_ente() and (app_ruolo() = 'sistema' or (app_ruolo() = 'cittadino' and persona_id = app_persona())))
	with check (ente_id = app_ente() and (
		app_ruolo() = 'sistema'
		or (app_ruolo() = 'cittadino' and persona_id = app_persona() and stato = 'aperto')
	));
-- The bytes are seen and kept with their document.
create policy originale_lettura on documento_originale for select using (
	ente_id = app_ente() and exists (select from documento d where d.ente_id = documento_originale.ente_id and d.id = documento_id)
);
create policy originale_nuovo on documento_originale for insert with check (
	ente_id = app_ente() and (
		(app_ruolo() in ('cittadino', 'sistema') and exists (
			select from documento d
			where d.ente_id = documento_originale.ente_id and d.id = documento_id and d.tipo in ('domanda', 'marca')
		))
		-- What an act has prepared for its stamp, and no other bytes; the till gives it without reading it.
		or (app_ruolo() in ('operatore', 'sistema') and exists (
			select from documento_da_bollare b
			where b.ente_id = documento_originale.ente_id and b.file = documento_originale.byte
		))
	)
);

-- While it waits, the draft and its files stay as they were stamped; once it is sent the draft goes.
create function rifiuta_bozza_ferma() returns trigger language plpgsql as $$
declare
	ferma uuid := case when tg_table_name = 'bozza' then (to_jsonb(coalesce(old, new)) ->> 'id')::uuid
		else (to_jsonb(coalesce(old, new)) ->> 'bozza_id')::uuid end;
begin
	if exists (
		select from invio_in_attesa i
		where i.bozza_id = ferma and i.stato in ('da_pagare', 'da_verificare', 'pagato')
			and not exists (select from pratica p where p.ente_id = i.ente_id and p.bozza_id = i.bozza_id)
	) then
		raise exception 'La bozza % aspetta il suo bollo', ferma using errcode = 'integrity_constraint_violation';
	end if;
	return coalesce(new, old);
end
$$;
create trigger bozza_ferma before update or delete on bozza
	for each row execute function rifiuta_bozza_ferma();
create trigger allegato_fermo before insert or update or delete on allegato
	for each row execute function rifiuta_bozza_ferma();

grant select, insert on invio_in_attesa, acquisto_bollo, documento_originale to comune_vicino_app;
grant update (stato, motivo, acquisto_id, documento, pdf, dichiarazioni, vista_il, prenotato_fino, prossimo_il, tentativi, chiuso_il) on invio_in_attesa to comune_vicino_app;
grant update (ritorno, tornato_il, stato, marca, impronta_marca, comprato_il, prossimo_il, prese, tentativi, ultimo_errore) on acquisto_bollo to comune_vicino_app;

-- Which enti have stamps to ask for or requests to send, for the worker that serves all of them: their ids alone, never a row.
create policy invio_da_servire on invio_in_attesa for select to current_user using (true);
create policy acquisto_da_servire on acquisto_bollo for select to current_user using (true);
create function enti_con_bolli(adesso timestamptz) returns setof text
	language sql stable security definer set search_path = public, pg_temp as $$
	select ente_id from ente
	where app_ruolo() = 'sistema' and (
		exists (select from acquisto_bollo a where a.ente_id = ente.ente_id and a.stato = 'aperto' and a.prossimo_il <= adesso)
		or exists (select from invio_in_attesa i where i.ente_id = ente.ente_id and i.stato = 'pagato' and i.prossimo_il <= adesso)
	)
	order by ente_id
$$;
revoke execute on function enti_con_bolli(timestamptz) from public;
grant execute on function enti_con_bolli(timestamptz) to comune_vicino_app;

-- What a person is told of a request not sent yet is not for the clerks.
create policy messaggio_del_bollo on messaggio as restrictive for select
	using (app_ruolo() is distinct from 'operatore' or modello not like 'BOLLO%');
