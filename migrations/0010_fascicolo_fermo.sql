-- What a person sent does not change, and what belongs to a request belongs to its person.

-- Of its columns decorrenza and calcolo come with 0015, scritte with 0021.
create function rifiuta_modifica_domanda() returns trigger language plpgsql as $$
begin
	if row(new.id, new.ente_id, new.numero, new.servizio, new.versione_servizio, new.versione_impostazioni, new.bozza_id,
			new.persona_id, new.risposte, new.scritte, new.riepilogo, new.oggetto, new.presentata_il, new.data_presentazione,
			new.protocollo_anno, new.protocollo_numero, new.giorni_termine, new.silenzio_rigetto, new.decorrenza, new.calcolo)
		is distinct from
		row(old.id, old.ente_id, old.numero, old.servizio, old.versione_servizio, old.versione_impostazioni, old.bozza_id,
			old.persona_id, old.risposte, old.scritte, old.riepilogo, old.oggetto, old.presentata_il, old.data_presentazione,
			old.protocollo_anno, old.protocollo_numero, old.giorni_termine, old.silenzio_rigetto, old.decorrenza, old.calcolo)
	then
		raise exception 'Quello che è stato inviato non si modifica' using errcode = 'integrity_constraint_violation';
	end if;
	return new;
end
$$;
create trigger pratica_inviata_ferma before update on pratica
	for each row execute function rifiuta_modifica_domanda();

-- Row triggers do not see a table emptied at once.
create trigger evento_non_svuotabile before truncate on evento execute function rifiuta_modifica();
create trigger protocollo_non_svuotabile before truncate on protocollo execute function rifiuta_modifica();
create trigger documento_non_svuotabile before truncate on documento execute function rifiuta_modifica();

-- A foreign key passes row-level security: with the person in it, nobody can write into the file of another.
alter table pratica add unique (ente_id, id, persona_id);
alter table evento add foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id);
alter table documento add foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id);
alter table messaggio add foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id);
alter table protocollo add foreign key (ente_id, pratica_id, persona_id)
	references pratica (ente_id, id, persona_id) deferrable initially deferred;
