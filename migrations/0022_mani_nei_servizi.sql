-- The hands of citizens and clerks on what the services keep (0015-0021): each writes there only what is theirs to write, and signs with their own name.

-- The till has its own role: who has it takes the money, and signs the receipt.
create function is_cassa() returns boolean language sql stable
	return app_ruolo() = 'operatore' and exists (
		select from operatore
		where ente_id = app_ente() and id = app_operatore() and 'cassa' = any (ruoli)
	);
create policy pagamento_alla_cassa on pagamento as restrictive for update
	using (true)
	with check (stato not in ('PAGATA', 'RIMBORSATA') or (is_cassa() and operatore_id = app_operatore()));

-- No clerk signs with the name of a colleague.
do $$
declare
	tabella text;
begin
	foreach tabella in array array['evento', 'maternita_rettifica', 'inps_lotto', 'inps_scaricamento', 'trasporto_graduatoria', 'trasporto_consultazione'] loop
		execute format(
			'create policy %I on %I as restrictive for insert
				with check (app_ruolo() <> ''operatore'' or operatore_id = app_operatore())',
			tabella || '_firmato', tabella);
	end loop;
end
$$;
create policy inps_lotto_riga_firmata on inps_lotto_riga as restrictive for update
	using (true)
	with check (operatore_id = app_operatore());

-- An enrolment ends with its request, not while the Comune still works on it.
create function rifiuta_fine_iscrizione() returns trigger language plpgsql as $$
begin
	if not exists (select from pratica p where p.id = new.pratica_id and p.stato = 'RITIRATA') then
		raise exception 'L''iscrizione finisce con la sua domanda' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger trasporto_iscrizione_finita before update on trasporto_iscrizione
	for each row when (app_ruolo() = 'cittadino' and new.stato = 'CHIUSA' and old.stato <> 'CHIUSA')
	execute function rifiuta_fine_iscrizione();

-- A ranking that is final keeps its rows too (0018).
create function rifiuta_voce_definitiva() returns trigger language plpgsql as $$
begin
	if exists (
		select from trasporto_graduatoria g
		where g.id in (old.graduatoria_id, new.graduatoria_id) and g.definitiva_il is not null
	) then
		raise exception 'La graduatoria definitiva non si modifica' using errcode = 'integrity_constraint_violation';
	end if;
	return coalesce(new, old);
end
$$;
create trigger trasporto_voce_ferma before insert or update or delete on trasporto_voce
	for each row execute function rifiuta_voce_definitiva();
