-- A citizen's request tells its own citizen that it was received, and nothing else.

drop policy messaggio_visibile on messaggio;
create policy messaggio_lettura on messaggio for select
	using (ente_id = app_ente() and (app_ruolo() in ('operatore', 'sistema') or (app_ruolo() = 'cittadino' and persona_id = app_persona())));
create policy messaggio_nuovo on messaggio for insert
	with check (ente_id = app_ente() and (
		app_ruolo() in ('operatore', 'sistema')
		or (app_ruolo() = 'cittadino' and persona_id = app_persona() and modello = 'IO01')
	));
-- Reading it is the one thing that changes a message (see the column grant of 0006).
create policy messaggio_letto on messaggio for update
	using (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona())
	with check (ente_id = app_ente() and app_ruolo() = 'cittadino' and persona_id = app_persona());

-- Only a message that the actor may see is put in the queue.
drop policy spedizione_in_coda on spedizione;
create policy spedizione_in_coda on spedizione for insert
	with check (
		ente_id = app_ente() and app_ruolo() in ('cittadino', 'operatore', 'sistema') and stato = 'in_coda'
		and exists (select from messaggio m where m.ente_id = spedizione.ente_id and m.id = messaggio_id)
	);
