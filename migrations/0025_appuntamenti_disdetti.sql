-- Appointments that the person cancels, that the office has seen, and no more of them than a person can go to.

alter table appuntamento
	add column annullato_il timestamptz,
	-- When a clerk last noted that it had been seen; a later cancellation is new again.
	add column visto_il timestamptz,
	add column visto_da uuid,
	add check (num_nonnulls(visto_il, visto_da) in (0, 2)),
	add foreign key (ente_id, visto_da) references operatore (ente_id, id);

-- Of those asked twice for the same time the last one stays. Row-level security is forced upon the owner too.
alter table appuntamento no force row level security;
update appuntamento a set annullato_il = chiesto_il
where exists (
	select from appuntamento b
	where b.ente_id = a.ente_id and b.persona_id = a.persona_id and b.giorno = a.giorno and b.fascia = a.fascia
		and (b.chiesto_il, b.id) > (a.chiesto_il, a.id)
);
alter table appuntamento force row level security;

create unique index appuntamento_uno_per_fascia on appuntamento (ente_id, persona_id, giorno, fascia)
	where annullato_il is null;

-- The person cancels their own, once.
create policy appuntamento_annullato on appuntamento for update
	using (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona() and annullato_il is null)
	with check (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona() and annullato_il is not null);
drop policy appuntamento_nuovo on appuntamento;
create policy appuntamento_nuovo on appuntamento for insert
	with check (
		ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona()
		and num_nonnulls(evaso_il, evaso_da, annullato_il, visto_il, visto_da) = 0
	);
create function rifiuta_mano_sull_appuntamento() returns trigger language plpgsql as $$
begin
	raise exception 'Di un appuntamento la persona annulla, e l''ufficio risponde' using errcode = 'insufficient_privilege';
end
$$;
create trigger appuntamento_del_cittadino before update of evaso_il, evaso_da, visto_il, visto_da on appuntamento
	for each row when (app_ruolo() = 'cittadino') execute function rifiuta_mano_sull_appuntamento();
create trigger appuntamento_dell_ufficio before update of annullato_il on appuntamento
	for each row when (app_ruolo() = 'operatore') execute function rifiuta_mano_sull_appuntamento();

grant update (annullato_il, visto_il, visto_da) on appuntamento to comune_vicino_app;
