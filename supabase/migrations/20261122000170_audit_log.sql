-- The audit trail: one hash chain per tenant, written in the transaction of the effect. Each hash covers the row and the
-- hash before it, so that nothing can be altered, removed or slipped in without breaking every later row.
create table public.audit_log (
  tenant_id uuid not null references public.tenants (id),
  seq bigint not null,
  prev_hash bytea not null,
  hash bytea not null,
  at timestamptz not null,
  actor_id uuid,
  device_id uuid,
  action text not null,
  command_id uuid,
  payload jsonb not null,
  constraint audit_log_pkey primary key (tenant_id, seq),
  constraint audit_log_hashes check (length(prev_hash) = 32 and length(hash) = 32)
);
create index audit_log_command_idx on public.audit_log (tenant_id, command_id);
create index audit_log_at_idx on public.audit_log (tenant_id, at desc);

revoke all on public.audit_log from public, anon, authenticated, service_role;
grant select on public.audit_log to authenticated;
grant select, insert on public.audit_log to tracseq_command;

alter table public.audit_log enable row level security;
alter table public.audit_log force row level security;

create policy audit_log_read on public.audit_log for select to authenticated
  using (tenant_id = any (array(select private.my_tenants_as(array['supervisor', 'administrator', 'auditor']))));
create policy audit_log_command_read on public.audit_log for select to tracseq_command
  using (tenant_id = (select private.batch_tenant()));
create policy audit_log_command_insert on public.audit_log for insert to tracseq_command
  with check (tenant_id = (select private.batch_tenant()));

create trigger audit_log_append_only before update or delete or truncate on public.audit_log
  for each statement execute function private.append_only();

-- Where a tenant's chain begins.
create function private.audit_genesis(p_tenant_id uuid) returns bytea
language plpgsql immutable set search_path = '' as $$
begin
  return sha256(convert_to('tracseq-audit:' || p_tenant_id, 'UTF8'));
end
$$;

-- The hash of one row: SHA-256 over its fields in this order, one per line, nothing for what is null. The payload is in
-- jsonb's own text form, whose key order and spelling of numbers do not depend on how it was written.
create function private.audit_hash(
  p_prev bytea, p_tenant_id uuid, p_seq bigint, p_at timestamptz, p_actor_id uuid, p_device_id uuid, p_action text,
  p_command_id uuid, p_payload jsonb
) returns bytea
language plpgsql immutable set search_path = '' as $$
begin
  return sha256(convert_to(
    encode(p_prev, 'hex') || E'\n' || p_tenant_id || E'\n' || p_seq || E'\n'
      || to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\n' || coalesce(p_actor_id::text, '') || E'\n'
      || coalesce(p_device_id::text, '') || E'\n' || p_action || E'\n' || coalesce(p_command_id::text, '') || E'\n'
      || p_payload::text,
    'UTF8'));
end
$$;

create type private.audit_head as (seq bigint, hash bytea);

-- Appends rows behind a head and returns the new one; the caller holds the tenant's clock.
create function private.append_audit(p_rows public.audit_log[], p_head private.audit_head) returns private.audit_head
language plpgsql set search_path = '' as $$
declare
  v_row public.audit_log;
  v_rows public.audit_log[] := '{}';
begin
  foreach v_row in array p_rows loop
    p_head.seq := p_head.seq + 1;
    v_row.seq := p_head.seq;
    v_row.prev_hash := p_head.hash;
    p_head.hash := private.audit_hash(p_head.hash, v_row.tenant_id, v_row.seq, v_row.at, v_row.actor_id, v_row.device_id,
      v_row.action, v_row.command_id, v_row.payload);
    v_row.hash := p_head.hash;
    v_rows := v_rows || v_row;
  end loop;
  insert into public.audit_log select * from unnest(v_rows);
  return p_head;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.audit_genesis(uuid),
  private.audit_hash(bytea, uuid, bigint, timestamptz, uuid, uuid, text, uuid, jsonb),
  private.append_audit(public.audit_log[], private.audit_head)
to tracseq_command;
