-- The amount that the answers lead to, frozen as it was shown, and the day from which the term runs when it is not that of filing.

alter table pratica add calcolo jsonb check (jsonb_typeof(calcolo) = 'object');
alter table pratica add decorrenza date;
update pratica set decorrenza = data_presentazione;
alter table pratica alter decorrenza set not null;

-- They belong to what was sent (0010).
create or replace function rifiuta_modifica_domanda() returns trigger language plpgsql as $$
begin
	if row(new.id, new.ente_id, new.numero, new.servizio, new.versione_servizio, new.versione_impostazioni, new.bozza_id,
			new.persona_id, new.risposte, new.riepilogo, new.oggetto, new.presentata_il, new.data_presentazione,
			new.protocollo_anno, new.protocollo_numero, new.giorni_termine, new.silenzio_rigetto, new.decorrenza, new.calcolo)
		is distinct from
		row(old.id, old.ente_id, old.numero, old.servizio, old.versione_servizio, old.versione_impostazioni, old.bozza_id,
			old.persona_id, old.risposte, old.riepilogo, old.oggetto, old.presentata_il, old.data_presentazione,
			old.protocollo_anno, old.protocollo_numero, old.giorni_termine, old.silenzio_rigetto, old.decorrenza, old.calcolo)
	then
		raise exception 'Quello che è stato inviato non si modifica' using errcode = 'integrity_constraint_violation';
	end if;
	return new;
end
$$;
