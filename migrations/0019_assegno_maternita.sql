-- The maternity allowance: what was granted and for which children, what clerks put right afterwards, and the batches of data for INPS.

create table maternita_concessione (
	pratica_id uuid primary key,
	ente_id text not null references ente,
	persona_id uuid not null,
	cent integer not null check (cent > 0),
	concessa_il timestamptz not null,
	revocata_il timestamptz,
	unique (ente_id, pratica_id),
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id)
);

create table maternita_figlio (
	ente_id text not null references ente,
	pratica_id uuid not null,
	-- The first fifteen characters of the codice fiscale without omocodia: the same child, however the code is written.
	chiave text not null check (chiave ~ '^[A-Z0-9]{15}$'),
	revocata_il timestamptz,
	primary key (ente_id, pratica_id, chiave),
	foreign key (ente_id, pratica_id) references maternita_concessione (ente_id, pratica_id)
);
-- One allowance for each child, whoever asks and whenever.
create unique index maternita_figlio_concesso on maternita_figlio (ente_id, chiave) where revocata_il is null;

-- The answers stay as they were sent: what replaces them for the payment is written beside them, with who did it.
create table maternita_rettifica (
	id uuid primary key,
	ente_id text not null references ente,
	pratica_id uuid not null,
	persona_id uuid not null,
	campo text not null check (campo ~ '^(iban|figlio-[0-5])$'),
	valore text not null,
	operatore_id uuid not null,
	scritta_il timestamptz not null,
	foreign key (ente_id, pratica_id, persona_id) references pratica (ente_id, id, persona_id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
create index maternita_rettifica_pratica on maternita_rettifica (ente_id, pratica_id, scritta_il, id);
create trigger maternita_rettifica_immutabile before update or delete on maternita_rettifica
	for each row execute function rifiuta_modifica();
create trigger maternita_rettifica_non_svuotabile before truncate on maternita_rettifica execute function rifiuta_modifica();

create table inps_lotto (
	id uuid primary key,
	ente_id text not null references ente,
	codice text not null,
	creato_il timestamptz not null,
	operatore_id uuid not null,
	domande integer not null check (domande > 0),
	totale_cent bigint not null check (totale_cent > 0),
	-- The files as they were made: whoever downloads them gets the same bytes.
	csv text not null,
	xml text not null,
	csv_sha256 text not null check (csv_sha256 ~ '^[0-9a-f]{64}$'),
	xml_sha256 text not null check (xml_sha256 ~ '^[0-9a-f]{64}$'),
	unique (ente_id, id),
	unique (ente_id, codice),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
create trigger inps_lotto_immutabile before update or delete on inps_lotto
	for each row execute function rifiuta_modifica();
create trigger inps_lotto_non_svuotabile before truncate on inps_lotto execute function rifiuta_modifica();

create table inps_lotto_riga (
	ente_id text not null references ente,
	lotto_id uuid not null,
	progressivo integer not null check (progressivo > 0),
	pratica_id uuid not null,
	cent integer not null check (cent > 0),
	esito text check (esito in ('LIQUIDATA', 'PROBLEMA')),
	motivo text,
	esito_il timestamptz,
	operatore_id uuid,
	primary key (ente_id, lotto_id, progressivo),
	check ((esito is null) = (esito_il is null) and (esito is null) = (operatore_id is null)),
	check ((esito is not distinct from 'PROBLEMA') = (motivo is not null)),
	foreign key (ente_id, lotto_id) references inps_lotto (ente_id, id),
	foreign key (ente_id, pratica_id) references maternita_concessione (ente_id, pratica_id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
-- Sent again only after a problem.
create unique index inps_lotto_riga_in_corso on inps_lotto_riga (ente_id, pratica_id) where esito is distinct from 'PROBLEMA';
create trigger inps_lotto_riga_ferma before update on inps_lotto_riga
	for each row when (old.esito is not null) execute function rifiuta_modifica();

-- Who took the files away, and when.
create table inps_scaricamento (
	id uuid primary key,
	ente_id text not null references ente,
	lotto_id uuid not null,
	formato text not null check (formato in ('csv', 'xml')),
	operatore_id uuid not null,
	scaricato_il timestamptz not null,
	foreign key (ente_id, lotto_id) references inps_lotto (ente_id, id),
	foreign key (ente_id, operatore_id) references operatore (ente_id, id)
);
create index inps_scaricamento_lotto on inps_scaricamento (ente_id, lotto_id, scaricato_il);
create trigger inps_scaricamento_immutabile before update or delete on inps_scaricamento
	for each row execute function rifiuta_modifica();

do $$
declare
	tabella text;
begin
	foreach tabella in array array['maternita_concessione', 'maternita_figlio', 'maternita_rettifica', 'inps_lotto', 'inps_lotto_riga', 'inps_scaricamento'] loop
		execute format('alter table %I enable row level security', tabella);
		execute format('alter table %I force row level security', tabella);
		execute format(
			'create policy %I on %I for all
				using (ente_id = app_ente() and app_ruolo() in (''operatore'', ''sistema''))
				with check (ente_id = app_ente() and app_ruolo() in (''operatore'', ''sistema''))',
			tabella || '_di_operatori', tabella);
	end loop;
end
$$;

grant select, insert on maternita_concessione, maternita_figlio, maternita_rettifica, inps_lotto, inps_lotto_riga, inps_scaricamento
	to comune_vicino_app;
grant update (revocata_il) on maternita_concessione, maternita_figlio to comune_vicino_app;
grant update (esito, motivo, esito_il, operatore_id) on inps_lotto_riga to comune_vicino_app;

-- Who asks learns that the allowance was granted for a child of theirs, not to whom: the rows are not theirs to see.
create function maternita_gia_concessa(chiavi text[]) returns setof text
	language sql stable security definer set search_path = public, pg_temp as $$
	select chiave from maternita_figlio
	where ente_id = app_ente() and app_ruolo() in ('cittadino', 'operatore', 'sistema')
		and chiave = any(chiavi) and revocata_il is null
$$;
revoke execute on function maternita_gia_concessa(text[]) from public;
grant execute on function maternita_gia_concessa(text[]) to comune_vicino_app;
-- Only for the owner, as whom the function runs: row-level security is forced upon the owner too.
create policy maternita_figlio_da_cercare on maternita_figlio for select to current_user using (true);
