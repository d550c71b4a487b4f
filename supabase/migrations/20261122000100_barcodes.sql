-- Codes in use: one namespace per tenant for places and tubes, so that a scan has one answer.
create table public.barcodes (
  tenant_id uuid not null,
  barcode text not null,
  kind text not null,
  container_id uuid,
  labware_id uuid,
  constraint barcodes_pkey primary key (tenant_id, barcode),
  constraint barcodes_kind_known check (kind in ('container', 'labware')),
  constraint barcodes_one_bearer check (
    (kind = 'container' and container_id is not null and labware_id is null)
    or (kind = 'labware' and labware_id is not null and container_id is null)
  ),
  -- The bearer says the same code.
  constraint barcodes_container_fkey foreign key (tenant_id, container_id, barcode)
    references public.containers (tenant_id, id, barcode),
  constraint barcodes_labware_fkey foreign key (tenant_id, labware_id, barcode)
    references public.labware (tenant_id, id, barcode)
);
create unique index barcodes_container_key on public.barcodes (tenant_id, container_id) where container_id is not null;
create unique index barcodes_labware_key on public.barcodes (tenant_id, labware_id) where labware_id is not null;

revoke all on public.barcodes from public, anon, authenticated, service_role;
grant select on public.barcodes to authenticated;
grant select, insert, delete on public.barcodes to tracseq_command;

alter table public.barcodes enable row level security;
alter table public.barcodes force row level security;

create policy barcodes_read on public.barcodes for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy barcodes_command_read on public.barcodes for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy barcodes_command_insert on public.barcodes for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy barcodes_command_delete on public.barcodes for delete to tracseq_command
  using (tenant_id = (select private.active_tenant()));

-- What is wrong with a text as a barcode, after trimming; null when nothing. Same rule as lib/domain/barcodes/normalize.ts.
create function private.barcode_error(p_trimmed text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return case
    when length(p_trimmed) <= 256 and p_trimmed ~ '^[!-~]+$' then null
    when btrim(p_trimmed, E'\u0009\u000a\u000b\u000c\u000d\u0020\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u001d') = '' then 'barcode_empty'
    when length(p_trimmed) > 256 then 'barcode_too_long'
    when p_trimmed ~ '[\u0001-\u001c\u001e-\u001f\u007f-\u009f\u00ad\u034f\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200d\u2028-\u2029\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]'
      then 'barcode_control_character'
    when p_trimmed ~ '[\u061c\u200e-\u200f\u202a-\u202e\u2066-\u2069]' then 'barcode_bidi_control'
    when length(normalize(p_trimmed, nfc)) > 256 then 'barcode_too_long'
  end;
end
$$;

-- The one form a barcode is stored and compared in.
create function private.normalize_barcode(p_text text) returns text
language plpgsql immutable set search_path = '' as $$
declare
  v_trimmed text;
  v_error text;
begin
  -- Nearly every code in use is plain ASCII: one look and done.
  if length(p_text) <= 256 and p_text ~ '^[!-~]+$' then
    return p_text;
  end if;
  v_trimmed := private.trim_text(p_text);
  v_error := private.barcode_error(v_trimmed);
  if v_error is not null then
    perform private.refuse(v_error, '{"field": "barcode"}');
  end if;
  return normalize(v_trimmed, nfc);
end
$$;

-- The barcode in an argument list. A hostile length is named as such before anything walks over it.
create function private.barcode_of(p_args jsonb, p_field text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  if jsonb_typeof(p_args -> p_field) is distinct from 'string' then
    perform private.refuse_field(p_field);
  end if;
  return private.normalize_barcode(p_args ->> p_field);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.barcode_error(text), private.normalize_barcode(text), private.barcode_of(jsonb, text)
to tracseq_command;
