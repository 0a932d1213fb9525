-- The amount that the answers lead to, frozen as it was shown, and the day from which the term runs when it is not that of filing.

alter table pratica
	add calcolo jsonb check (jsonb_typeof(calcolo) = 'object'),
	add decorrenza date not null;
