-- Samples are asked for by laboratory and type where they are not deleted, and never otherwise: the index holds those alone. As the newest it is also
-- what a laboratory's own count goes by under the policies, whose plan ties with that of the key, ten times its size; and a check of a foreign key,
-- which asks for deleted ones too, cannot take it in the place of the key (see the note there).
drop index public.samples_type_idx;
create index samples_type_idx on public.samples (tenant_id, sample_type_id) where state <> 'deleted';
