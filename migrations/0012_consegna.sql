-- Clerks join to a request the documents that they deliver.

create policy allegato_di_operatori on allegato for insert
	with check (ente_id = app_ente() and app_ruolo() = 'operatore' and pratica_id is not null);
