-- The year of the school bus: reminders of instalments.

-- What a family was told of a sum: once before its day, once after it with the last day before the suspension.
create table trasporto_sollecito (
	pagamento_id uuid not null references pagamento,
	ente_id text not null references ente,
	pratica_id uuid not null,
	tipo text not null check (tipo in ('PRIMA', 'DOPO')),
	entro date not null,
	inviato_il timestamptz not null,
	primary key (pagamento_id, tipo)
);
create index trasporto_sollecito_pratica on trasporto_sollecito (ente_id, pratica_id);
create trigger trasporto_sollecito_immutabile before update or delete on trasporto_sollecito
	for each row execute function rifiuta_modifica();
alter table trasporto_sollecito enable row level security;
alter table trasporto_sollecito force row level security;
create policy trasporto_sollecito_lettura on trasporto_sollecito for select
	using (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema'));
create policy trasporto_sollecito_nuovo on trasporto_sollecito for insert
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
grant select, insert on trasporto_sollecito to comune_vicino_app;
