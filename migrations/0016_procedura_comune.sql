-- The common procedure: reasons against before a refusal, opinions, payments at the counter, release, filing away.

-- What is due for a request. The amount taken is always the amount due.

create table pagamento (
	id uuid primary key,
	ente_id text not null references ente,
	pratica_id uuid not null,
	persona_id uuid not null,
	-- The protocol number of the act by which it is due.
	atto text not null,
	causale text not null,
	cent integer not null check (cent > 0),
	scadenza date not null,
	stato text not null default 'CREATA' check (
		stato in ('CREATA', 'IN_CORSO', 'PAGATA', 'SCADUTA', 'ANNULLATA', 'RIMBORSATA')
	),
	creato_il timestamptz not null,
	-- How it was paid at the counter, and who took it.
	mezzo text check (mezzo in ('contanti', 'pos', 'bonifico', 'bollettino', 'assegno', 'altro')),
	numero text,
	pagato_il date,
	operatore_id uuid,
	registrato_il timestamptz,
	check (
		case when stato in ('PAGATA', 'RIMBORSATA') then num_nonnulls(mezzo, pagato_il, operatore_id, registrato_il) = 4
		else num_nonnulls(mezzo, numero, pagato_il, operatore_id, registrato_il) = 0 end
	),
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
create index pagamento_pratica on pagamento (ente_id, pratica_id, scadenza, id);

create trigger pagamento_fatto_fermo before update on pagamento
	for each row when (old.stato in ('PAGATA', 'ANNULLATA', 'RIMBORSATA')) execute function rifiuta_modifica();
create trigger pagamento_non_cancellabile before delete on pagamento
	for each row execute function rifiuta_modifica();
create trigger pagamento_non_svuotabile before truncate on pagamento execute function rifiuta_modifica();

alter table pagamento enable row level security;
alter table pagamento force row level security;
create policy pagamento_lettura on pagamento for select
	using (ente_id = app_ente() and (app_ruolo() in ('operatore', 'sistema') or (app_ruolo() = 'cittadino' and persona_id = app_persona())));
create policy pagamento_nuovo on pagamento for insert
	with check (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema'));
create policy pagamento_registrato on pagamento for update
	using (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema'))
	with check (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema'));
-- Who takes a request back owes nothing for it any more.
create policy pagamento_ritirato on pagamento for update
	using (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona())
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona() and stato = 'ANNULLATA'
		and exists (select from pratica p where p.id = pagamento.pratica_id and p.stato = 'RITIRATA')
	);

grant select, insert on pagamento to comune_vicino_app;
grant update (stato, mezzo, numero, pagato_il, operatore_id, registrato_il) on pagamento to comune_vicino_app;
