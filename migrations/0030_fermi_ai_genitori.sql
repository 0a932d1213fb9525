-- A day without bus is told to both parents: the second is known by the confirmation that they gave, and has no request of their own.
do $$
declare
	vincolo text;
begin
	select conname into strict vincolo from pg_constraint
	where conrelid = 'trasporto_fermo_avviso'::regclass and confrelid = 'pratica'::regclass;
	execute format('alter table trasporto_fermo_avviso drop constraint %I', vincolo);
end
$$;
alter table trasporto_fermo_avviso
	add foreign key (ente_id, pratica_id) references pratica (ente_id, id),
	add foreign key (ente_id, persona_id) references persona (ente_id, id);

-- Their message belongs to no request of theirs. Each message that names one still goes to its person alone (0007).
drop policy messaggio_dell_ufficio on messaggio;
create policy messaggio_dell_ufficio on messaggio as restrictive for select
	using (
		app_ruolo() is distinct from 'operatore'
		-- Those about a delega are of two persons alone.
		or (pratica_id is null and modello not like 'DELEGA%' and cardinality((select uffici_miei())::text[]) > 0)
		or exists (select from pratica p where p.ente_id = messaggio.ente_id and p.id = messaggio.pratica_id)
	);
drop policy messaggio_scritto_nell_ufficio on messaggio;
create policy messaggio_scritto_nell_ufficio on messaggio as restrictive for insert
	with check (
		app_ruolo() is distinct from 'operatore'
		or (pratica_id is null and modello not like 'DELEGA%' and cardinality((select uffici_miei())::text[]) > 0)
		or exists (
			select from pratica p where p.ente_id = messaggio.ente_id and p.id = messaggio.pratica_id
				and (p.ufficio = any ((select uffici_miei())::text[]) or (select ha_ruolo('cassa')))
		)
	);
