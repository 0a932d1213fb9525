-- Reminders of deadlines: what was recalled, for which last day and how many days before it; once for each.

create table promemoria (
	ente_id text not null references ente,
	-- Which kind of deadline; services name their own.
	tipo text not null check (tipo ~ '^[a-z]+(-[a-z]+)*$'),
	-- What is to be done: the request, the sum, the notice, the offer.
	riferimento uuid not null,
	-- The last day, as it was then: one that is moved has reminders of its own.
	entro date not null,
	giorni smallint not null check (giorni > 0),
	inviato_il timestamptz not null,
	primary key (ente_id, tipo, riferimento, entro, giorni)
);
create trigger promemoria_immutabile before update or delete on promemoria
	for each row execute function rifiuta_modifica();
alter table promemoria enable row level security;
create policy promemoria_del_sistema on promemoria for all
	using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
grant select, insert on promemoria to comune_vicino_app;

-- What was already recalled in other ways is not recalled again.
alter table trasporto_sollecito no force row level security;
alter table messaggio no force row level security;
insert into promemoria (ente_id, tipo, riferimento, entro, giorni, inviato_il)
select ente_id, 'pagamento', pagamento_id, entro, 7, inviato_il from trasporto_sollecito where tipo = 'PRIMA'
union all
select ente_id, 'permesso', pratica_id, entro, 7, min(creato_il) from messaggio
where modello = 'IO12' and num_nonnulls(pratica_id, entro) = 2 group by ente_id, pratica_id, entro;
alter table promemoria force row level security;
alter table messaggio force row level security;

-- Of instalments, what was told before their day is a reminder like any other; here is what was told after it.
alter table trasporto_sollecito disable trigger trasporto_sollecito_immutabile;
delete from trasporto_sollecito where tipo = 'PRIMA';
alter table trasporto_sollecito enable trigger trasporto_sollecito_immutabile;
alter table trasporto_sollecito drop column tipo;
alter table trasporto_sollecito add primary key (pagamento_id);
alter table trasporto_sollecito force row level security;
