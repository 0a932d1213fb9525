-- Whom a Comune believes about a person is written by the system alone: like the keys, and not by whoever has a page open.
alter table registro_gestori enable row level security;
alter table registro_gestori force row level security;
create policy registro_gestori_del_sistema on registro_gestori for all
	using (app_ruolo() = 'sistema') with check (app_ruolo() = 'sistema');

-- A change that names nobody is unknown to the rule, and what is unknown is no permission.
create or replace function rifiuta_altra_delega() returns trigger language plpgsql as $$
declare
	parte text := parte_nella_delega(old);
begin
	if (
		(
			parte = 'DELEGATO' and old.stato = 'ATTESA' and new.stato in ('ACCETTATA', 'RIFIUTATA')
			and new.delegato_id = app_persona() and new.risposta_il is not null and new.revocata_il is null
		) or (
			old.stato in ('ATTESA', 'ACCETTATA') and new.stato = 'REVOCATA' and new.revocata_da = parte
			and row(new.delegato_id, new.risposta_il) is not distinct from row(old.delegato_id, old.risposta_il)
		)
	) is not true then
		raise exception 'Questo cambiamento della delega non è possibile' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
