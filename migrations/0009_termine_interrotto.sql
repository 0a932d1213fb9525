-- While an irregular request waits to be put right no term runs (art. 6 c. 5 D.P.R. 184/2006): its dates mean nothing and silence cannot fall.

alter table pratica add column termine_interrotto boolean not null default false;
