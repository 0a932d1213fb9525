-- What a family gets back for a seat given up is a sum owed like any other: given by who has the till, and told.

-- The clock closes the accounts of who gave up.
drop policy rimborso_dovuto on rimborso;
create policy rimborso_dovuto on rimborso for insert
	with check (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema') and mezzo is null);

alter table trasporto_saldo no force row level security;
alter table rimborso no force row level security;
insert into rimborso (
	id, ente_id, pratica_id, persona_id, causale, cent, motivo, dovuto_dal, mezzo, disposto_il, operatore_id, registrato_il
)
select gen_random_uuid(), ente_id, pratica_id, persona_id, 'Trasporto scolastico', pagato_cent - dovuto_cent,
	'Rinuncia al posto', del, case when rimborsato_il is not null then 'altro' end, rimborsato_il, operatore_id,
	rimborsato_il
from trasporto_saldo where pagato_cent > dovuto_cent;
alter table rimborso force row level security;
alter table trasporto_saldo force row level security;

drop trigger trasporto_saldo_fermo on trasporto_saldo;
drop policy trasporto_saldo_rimborsato on trasporto_saldo;
drop policy trasporto_saldo_nuovo on trasporto_saldo;
create policy trasporto_saldo_nuovo on trasporto_saldo for insert
	with check (ente_id = app_ente() and app_ruolo() in ('operatore', 'sistema'));
alter table trasporto_saldo drop column rimborsato_il, drop column operatore_id;
create trigger trasporto_saldo_fermo before update on trasporto_saldo
	for each row execute function rifiuta_modifica();
