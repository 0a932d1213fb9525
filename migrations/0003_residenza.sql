-- The residence that the login or ANPR gave, as one document: address, CAP, Belfiore code, source and date.

alter table persona add column residenza jsonb check (jsonb_typeof(residenza) = 'object');
