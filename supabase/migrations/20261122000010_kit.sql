-- The kit of the command path: the schema nobody is given, the role that writes, and the two ways to refuse.
create schema private;
revoke all on schema private from public;

-- Writes every domain row. It cannot sign in and has no BYPASSRLS, so that the policies still judge what a command function does.
-- Roles belong to the cluster and may be there from another database of it.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'tracseq_command') then
    create role tracseq_command nologin noinherit;
  end if;
  execute format('grant tracseq_command to %I with set true, inherit true', current_user);
end
$$;
grant usage on schema private, public to tracseq_command;

-- What a function may do is said by name, never by default.
alter default privileges revoke execute on functions from public;

create extension if not exists pg_trgm with schema extensions;
create extension if not exists btree_gin with schema extensions;
create extension if not exists pgcrypto with schema extensions;

-- Every code the server can answer with, and what a caller may do about it (lib/domain/errors/codes.ts holds the same list).
create table private.error_codes (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{1,60}$'),
  kind text not null check (kind in ('validation', 'conflict', 'forbidden', 'auth_expired', 'transient', 'unknown'))
);
revoke all on private.error_codes from public, anon, authenticated, service_role;
grant select on private.error_codes to tracseq_command;
alter table private.error_codes enable row level security;
alter table private.error_codes force row level security;
create policy error_codes_read on private.error_codes for select to tracseq_command using (true);

insert into private.error_codes (code, kind) values
  ('position_occupied', 'conflict'),
  ('position_blocked', 'validation'),
  ('position_required', 'validation'),
  ('position_not_allowed', 'validation'),
  ('position_invalid', 'validation'),
  ('parent_refuses_kind', 'validation'),
  ('hierarchy_cycle', 'validation'),
  ('container_full', 'validation'),
  ('container_cannot_shrink', 'validation'),
  ('container_not_empty', 'validation'),
  ('parent_archived', 'validation'),
  ('temperature_unsuitable', 'validation'),
  ('hazard_incompatible', 'validation'),
  ('quantity_negative', 'validation'),
  ('sample_checked_out', 'validation'),
  ('barcode_duplicate', 'validation'),
  ('barcode_empty', 'validation'),
  ('barcode_too_long', 'validation'),
  ('barcode_control_character', 'validation'),
  ('barcode_bidi_control', 'validation'),
  ('name_empty', 'validation'),
  ('id_taken', 'validation'),
  ('sample_not_found', 'validation'),
  ('sample_deleted', 'validation'),
  ('container_not_found', 'validation'),
  ('container_type_not_found', 'validation'),
  ('sample_type_not_found', 'validation'),
  ('site_not_found', 'validation'),
  ('conflict_not_found', 'validation'),
  ('conflict_closed', 'validation'),
  ('member_not_found', 'validation'),
  ('member_exists', 'validation'),
  ('last_administrator', 'validation'),
  ('import_not_found', 'validation'),
  ('import_has_errors', 'validation'),
  ('too_many_items', 'validation'),
  ('arguments_invalid', 'validation'),
  ('command_unknown', 'validation'),
  ('sequence_reused', 'validation'),
  ('not_permitted', 'forbidden'),
  ('tenant_unknown', 'forbidden'),
  ('device_forbidden', 'forbidden'),
  ('auth_expired', 'auth_expired'),
  ('transient', 'transient'),
  ('internal', 'unknown');

-- Who gives which command, on which device, when.
create type private.command_context as (
  tenant_id uuid,
  user_id uuid,
  role text,
  device_id uuid,
  command_id uuid,
  device_time timestamptz,
  received_at timestamptz
);

-- What a command did: `applied` or `conflict`, and every entity whose document changed, as two arrays of equal length.
create type private.command_outcome as (
  status text,
  code text,
  details jsonb,
  kinds text[],
  ids uuid[]
);

-- Refuses one command. The SQLSTATE class TS belongs to this product; apply_commands turns it into a verdict.
create function private.refuse(p_code text, p_details jsonb default '{}') returns void
language plpgsql set search_path = '' as $$
begin
  raise exception using errcode = 'TS001', message = p_code, detail = p_details::text;
end
$$;

-- Refuses a whole call. PostgREST answers the HTTP status behind PT.
create function private.refuse_call(p_code text, p_details jsonb default '{}', p_status int default 400) returns void
language plpgsql set search_path = '' as $$
begin
  raise exception using errcode = 'PT' || p_status, message = p_code, detail = p_details::text;
end
$$;

-- An id the server makes inside a command, so that the device can foresee it (lib/domain/commands/derived-id.ts).
create function private.derived_id(p_command_id uuid, p_index int) returns uuid
language plpgsql immutable set search_path = '' as $$
declare
  h text := encode(sha256(convert_to(p_command_id::text || ':' || p_index, 'UTF8')), 'hex');
begin
  return (substr(h, 1, 12) || '8' || substr(h, 14, 3) || translate(substr(h, 17, 1), '0123456789abcdef', '89ab89ab89ab89ab')
    || substr(h, 18, 15))::uuid;
end
$$;

-- Times travel as JavaScript's toISOString writes them, so that both sides compare equal as text.
create function private.iso(p_time timestamptz) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return to_char(p_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
end
$$;

-- Refuses every change of a row that was written once and for all.
create function private.append_only() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception using errcode = 'TS002', message = format('%I.%I is append-only', tg_table_schema, tg_table_name);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.refuse(text, jsonb), private.refuse_call(text, jsonb, int), private.derived_id(uuid, int), private.iso(timestamptz)
to tracseq_command;
