-- Imports: rows of a sheet, laid down by one person in parts, judged set-based and brought in by import commands slice by
-- slice. Staged rows belong to the person, touch no domain table, and expire.
create table public.imports (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  -- Every staged row was judged good, so that the slices of an all-or-none import need not judge the others again.
  cleared boolean not null default false,
  touched_at timestamptz not null default now(),
  constraint imports_pkey primary key (tenant_id, id),
  constraint imports_kind_known check (kind in ('samples', 'containers', 'moves'))
);
create index imports_expiry_idx on public.imports (tenant_id, touched_at);

create table public.import_rows (
  tenant_id uuid not null,
  import_id uuid not null,
  line int not null,
  data jsonb not null,
  -- The row's own code in its stored form, null when it is none: rows of one sheet find each other by it.
  barcode text,
  imported_by uuid,
  constraint import_rows_pkey primary key (tenant_id, import_id, line),
  constraint import_rows_import_fkey foreign key (tenant_id, import_id) references public.imports (tenant_id, id) on delete cascade,
  constraint import_rows_line_range check (line between 1 and 10000000)
);
create index import_rows_barcode_idx on public.import_rows (tenant_id, import_id, barcode) where barcode is not null;

revoke all on public.imports, public.import_rows from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.imports, public.import_rows to tracseq_command;

alter table public.imports enable row level security;
alter table public.imports force row level security;
alter table public.import_rows enable row level security;
alter table public.import_rows force row level security;

create policy imports_command_read on public.imports for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy imports_command_insert on public.imports for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy imports_command_update on public.imports for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));
create policy imports_command_delete on public.imports for delete to tracseq_command
  using (tenant_id = (select private.active_tenant()));

create policy import_rows_command_read on public.import_rows for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy import_rows_command_insert on public.import_rows for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy import_rows_command_update on public.import_rows for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));
create policy import_rows_command_delete on public.import_rows for delete to tracseq_command
  using (tenant_id = (select private.active_tenant()));

-- The columns that a row of each kind has, no more and no fewer (lib/domain/imports/model.ts).
create function private.import_columns(p_kind text) returns text[]
language plpgsql immutable set search_path = '' as $$
begin
  return case p_kind
    when 'samples' then array['barcode', 'name', 'externalId', 'sampleType', 'quantity', 'unit', 'hazards', 'collectedAt',
      'expiresAt', 'notes', 'containerBarcode', 'position']
    when 'containers' then array['kind', 'name', 'barcode', 'parentBarcode', 'position', 'site']
    when 'moves' then array['barcode', 'containerBarcode', 'position', 'reason']
  end;
end
$$;

-- A barcode in its stored form; null when the text is none.
create function private.barcode_or_null(p_text text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return case when p_text is not null and private.barcode_error(private.trim_text(p_text)) is null
    then normalize(private.trim_text(p_text), nfc) end;
end
$$;

-- Whether the caller may give the command that brings this kind in.
create function private.may_import(p_role text, p_kind text) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((
    select p_role = any (c.roles) from private.command_permissions c where c.name = 'import_' || p_kind || '.v1'
  ), false);
end
$$;

-- Lays down up to 5,000 rows; the same row again replaces the first, so that a lost answer may be asked for again.
create function public.stage_import_rows(p_tenant_id uuid, p_import_id uuid, p_kind text, p_rows jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_columns text[] := private.import_columns(p_kind);
  v_import public.imports;
  v_bad jsonb;
  v_rows bigint;
begin
  if v_columns is null or p_import_id is null then
    perform private.refuse_call('arguments_invalid', '{"field": "p_kind"}');
  end if;
  if not private.may_import(v_me.role, p_kind) then
    perform private.refuse_call('not_permitted', '{}', 403);
  end if;
  if jsonb_typeof(p_rows) is distinct from 'array' then
    perform private.refuse_call('arguments_invalid', '{"field": "p_rows"}');
  end if;
  if jsonb_array_length(p_rows) > 5000 then
    perform private.refuse_call('too_many_items', '{"field": "p_rows", "maximum": 5000}', 413);
  end if;
  select e into v_bad from jsonb_array_elements(p_rows) e
  where case
    when jsonb_typeof(e) <> 'object' then true
    when not e ?& ('row'::text || v_columns) or e - v_columns - 'row'::text <> '{}' then true
    when jsonb_typeof(e -> 'row') <> 'number' then true
    when (e ->> 'row')::numeric <> trunc((e ->> 'row')::numeric) or (e ->> 'row')::numeric not between 1 and 10000000 then true
    else exists (
      select from jsonb_each(e - 'row'::text) f
      where jsonb_typeof(f.value) not in ('string', 'null') or length(f.value #>> '{}') > 2000)
  end
  limit 1;
  if found then
    perform private.refuse_call('arguments_invalid',
      jsonb_build_object('field', 'p_rows', 'row', case when jsonb_typeof(v_bad -> 'row') = 'number' then v_bad -> 'row' end));
  end if;

  delete from public.imports i where i.tenant_id = p_tenant_id and i.touched_at < now() - interval '1 day';
  insert into public.imports as i (tenant_id, id, user_id, kind) values (p_tenant_id, p_import_id, v_me.user_id, p_kind)
  on conflict (tenant_id, id) do update set touched_at = now(), cleared = false
  returning * into v_import;
  if v_import.user_id <> v_me.user_id then
    perform private.refuse_call('import_not_found', '{}', 404);
  end if;
  if v_import.kind <> p_kind then
    perform private.refuse_call('arguments_invalid', '{"field": "p_kind"}');
  end if;
  insert into public.import_rows as r (tenant_id, import_id, line, data, barcode)
  select p_tenant_id, p_import_id, x.line, x.data, private.barcode_or_null(x.data ->> 'barcode')
  from (
    select distinct on ((e ->> 'row')::int) (e ->> 'row')::int as line, e - 'row'::text as data
    from jsonb_array_elements(p_rows) with ordinality a (e, i) order by (e ->> 'row')::int, a.i desc
  ) x
  on conflict (tenant_id, import_id, line) do update set data = excluded.data, barcode = excluded.barcode
    where r.imported_by is null;
  select count(*) into v_rows from public.import_rows r where r.tenant_id = p_tenant_id and r.import_id = p_import_id;
  if v_rows > 100000 then
    perform private.refuse_call('too_many_items', '{"field": "p_rows", "maximum": 100000}', 413);
  end if;
  return jsonb_build_object('rows', v_rows);
end
$$;

-- Forgets the staged rows; what was imported stays.
create function public.discard_import(p_tenant_id uuid, p_import_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  delete from public.imports i where i.tenant_id = p_tenant_id and i.id = p_import_id and i.user_id = v_me.user_id;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.import_columns(text), private.barcode_or_null(text), private.may_import(text, text)
to tracseq_command;
grant create on schema public to tracseq_command;
alter function public.stage_import_rows(uuid, uuid, text, jsonb) owner to tracseq_command;
alter function public.discard_import(uuid, uuid) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.stage_import_rows(uuid, uuid, text, jsonb), public.discard_import(uuid, uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.stage_import_rows(uuid, uuid, text, jsonb), public.discard_import(uuid, uuid) to authenticated;
