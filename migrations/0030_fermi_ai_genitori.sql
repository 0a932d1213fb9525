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
alter table messaggio alter column pratica_id drop not null;
