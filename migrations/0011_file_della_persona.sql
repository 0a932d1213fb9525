-- The files of a draft or request belong to its person too. The keys without the person, made before, say less than those with it.

alter table bozza add unique (ente_id, id, persona_id);
alter table allegato
	drop constraint allegato_ente_id_bozza_id_fkey,
	drop constraint allegato_ente_id_pratica_id_fkey,
	add foreign key (ente_id, bozza_id, persona_id) references bozza (ente_id, id, persona_id) on delete cascade,
	add foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id);
alter table evento drop constraint evento_ente_id_pratica_id_fkey;
alter table documento drop constraint documento_ente_id_pratica_id_fkey;
alter table messaggio drop constraint messaggio_ente_id_pratica_id_fkey;
alter table protocollo drop constraint protocollo_ente_id_pratica_id_fkey;
