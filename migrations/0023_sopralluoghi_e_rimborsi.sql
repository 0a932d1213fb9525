-- Public land, to the end: room left around what is granted, inspections, sureties given back, sums owed to citizens.

-- The place asked for comes with the ground along its border, which must stay free too.
drop function suolo_occupato(polygon, daterange, int4range, uuid[]);
create function suolo_occupato(cercate polygon[], nei_giorni daterange, nelle_ore int4range, senza uuid[]) returns boolean
	language sql stable security definer set search_path = public, pg_temp as $$
	select exists (
		select from unnest(cercate) cercata
		join occupazione o on o.area && cercata
		where o.ente_id = app_ente() and o.in_vigore and o.giorni && nei_giorni and o.ore && nelle_ore
			and o.pratica_id <> all (senza)
	)
$$;
revoke execute on function suolo_occupato(polygon[], daterange, int4range, uuid[]) from public;
grant execute on function suolo_occupato(polygon[], daterange, int4range, uuid[]) to comune_vicino_app;
