-- What the first rules on rows left open: stamps of others, and files of a request already sent.

-- A citizen adds a serial and reads none: marca_gia_usata() tells whether it is there.
drop policy marca_dell_ente on marca_da_bollo_usata;
create policy marca_nuova on marca_da_bollo_usata for insert
	with check (ente_id = app_ente() and app_ruolo() in ('cittadino', 'sistema'));
create policy marca_lettura on marca_da_bollo_usata for select
	using (ente_id = app_ente() and app_ruolo() = 'sistema');

-- What was sent is no longer the citizen's to change: only files of a draft move or go.
drop policy allegato_proprio on allegato;
create policy allegato_del_sistema on allegato for all
	using (ente_id = app_ente() and app_ruolo() = 'sistema')
	with check (ente_id = app_ente() and app_ruolo() = 'sistema');
create policy allegato_proprio on allegato for select
	using (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona());
create policy allegato_nuovo on allegato for insert
	with check (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona());
create policy allegato_di_bozza on allegato for update
	using (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona() and bozza_id is not null)
	with check (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona());
create policy allegato_tolto on allegato for delete
	using (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona() and bozza_id is not null);
