-- How many requests each service has had is public and counted at each visit: from the index alone, without reading the requests.
create index pratica_servizio on pratica (ente_id, servizio);
