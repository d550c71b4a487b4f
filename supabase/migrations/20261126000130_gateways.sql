-- Gateways: machines that bring the readings of many sensors. A gateway signs what it sends; its secret lies here sealed with a
-- key that the database does not have, so that a copy of the database can send nothing. The edge function `ingest-readings`
-- checks the signature and alone may call what is below for the service.
create table public.gateways (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  name text not null,
  secret_sealed text not null,
  archived boolean not null default false,
  last_contact_at timestamptz,
  constraint gateways_pkey primary key (tenant_id, id),
  constraint gateways_name_filled check (btrim(name) <> ''),
  constraint gateways_secret_size check (length(secret_sealed) between 1 and 2000)
);

-- What a gateway has said lately, so that nobody can say it again for it.
create table private.gateway_nonces (
  tenant_id uuid not null,
  gateway_id uuid not null,
  nonce text not null,
  said_at timestamptz not null,
  constraint gateway_nonces_pkey primary key (tenant_id, gateway_id, nonce),
  constraint gateway_nonces_gateway_fkey foreign key (tenant_id, gateway_id) references public.gateways (tenant_id, id)
);
create index gateway_nonces_said_idx on private.gateway_nonces (said_at);

revoke all on public.gateways, private.gateway_nonces from public, anon, authenticated, service_role;
-- Everything but the secret, even sealed.
grant select (tenant_id, id, name, archived, last_contact_at) on public.gateways to authenticated;
grant select, insert, update on public.gateways to tracseq_command;
grant select, insert, delete on private.gateway_nonces to tracseq_command;

alter table public.gateways enable row level security;
alter table public.gateways force row level security;
alter table private.gateway_nonces enable row level security;
alter table private.gateway_nonces force row level security;

create policy gateways_read on public.gateways for select to authenticated
  using (tenant_id = any (array(select private.my_tenants_as(array['supervisor', 'administrator', 'auditor']))));
create policy gateways_command_read on public.gateways for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy gateways_command_insert on public.gateways for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy gateways_command_update on public.gateways for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));
create policy gateway_nonces_command_read on private.gateway_nonces for select to tracseq_command
  using (tenant_id = (select private.batch_tenant()));
create policy gateway_nonces_command_insert on private.gateway_nonces for insert to tracseq_command
  with check (tenant_id = (select private.batch_tenant()));
create policy gateway_nonces_command_delete on private.gateway_nonces for delete to tracseq_command
  using (tenant_id = (select private.batch_tenant()));

-- The door of a gateway's call: the tenant is the gateway's own, whatever the caller says.
create function private.enter_gateway(p_tenant_id uuid, p_gateway_id uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if not exists (
    select from public.gateways g where g.tenant_id = p_tenant_id and g.id = p_gateway_id and not g.archived
  ) then
    perform private.refuse_call('tenant_unknown', '{}', 403);
  end if;
  perform set_config('tracseq.tenant', p_tenant_id::text, true),
    set_config('tracseq.proof', coalesce(p_tenant_id || '/' || current_setting('request.jwt.claims', true), ''), true);
end
$$;

-- Writes what changed for people outside a command: feed, audit trail and poke, as `apply_commands` does for commands. The
-- caller holds the clock.
create function private.publish(
  p_clock public.tenant_clocks, p_action text, p_payload jsonb, p_kinds text[], p_ids uuid[], p_now timestamptz
) returns bigint language plpgsql set search_path = '' as $$
declare
  v_version bigint := private.flush_changes(p_clock.tenant_id, p_clock.version, p_kinds, p_ids);
  v_head private.audit_head := private.append_audit(
    array[row(p_clock.tenant_id, null, null, null, p_now, null, null, p_action, null, p_payload)::public.audit_log],
    (p_clock.audit_seq, p_clock.audit_hash)::private.audit_head);
begin
  update public.tenant_clocks c set version = v_version, audit_seq = v_head.seq, audit_hash = v_head.hash
  where c.tenant_id = p_clock.tenant_id;
  perform private.poke(p_clock.tenant_id, 'poke', jsonb_build_object('version', v_version));
  return v_version;
end
$$;

-- Takes a batch of a gateway. The nonce names the call: the same one again is answered `duplicate` and changes nothing.
create function public.ingest_readings(p_tenant_id uuid, p_gateway_id uuid, p_nonce text, p_readings jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_clock public.tenant_clocks;
  v_taken private.readings_taken;
begin
  if jsonb_typeof(p_readings) is distinct from 'array' or p_nonce is null or length(p_nonce) not between 8 and 200 then
    perform private.refuse_call('arguments_invalid', jsonb_build_object('field',
      case when jsonb_typeof(p_readings) is distinct from 'array' then 'p_readings' else 'p_nonce' end));
  end if;
  if jsonb_array_length(p_readings) > 5000 then
    perform private.refuse_call('too_many_items', '{"field": "p_readings", "maximum": 5000}', 413);
  end if;
  perform private.enter_gateway(p_tenant_id, p_gateway_id);
  -- One writer per tenant (decision 1): excursions are worked out from what the last batch left.
  select * into v_clock from public.tenant_clocks c where c.tenant_id = p_tenant_id for update;
  insert into private.gateway_nonces (tenant_id, gateway_id, nonce, said_at)
  values (p_tenant_id, p_gateway_id, p_nonce, v_now) on conflict do nothing;
  if not found then
    return jsonb_build_object('status', 'duplicate', 'accepted', 0, 'duplicates', jsonb_array_length(p_readings), 'refused', '[]'::jsonb);
  end if;
  -- A signature is older than a quarter of an hour nowhere: see the edge function.
  delete from private.gateway_nonces n where n.tenant_id = p_tenant_id and n.said_at < v_now - interval '1 hour';
  update public.gateways g set last_contact_at = v_now where g.tenant_id = p_tenant_id and g.id = p_gateway_id;
  v_taken := private.take_readings(p_tenant_id, 'gateway', null, v_now, p_readings);
  if cardinality(v_taken.alert_ids) > 0 then
    perform private.publish(v_clock, 'ingest_readings', jsonb_build_object('gatewayId', p_gateway_id, 'events', v_taken.events),
      private.kinds_of('alert', v_taken.alert_ids), v_taken.alert_ids, v_now);
  end if;
  if v_taken.accepted > 0 then
    perform private.poke(p_tenant_id, 'readings', '{}');
  end if;
  return jsonb_build_object('status', 'taken', 'accepted', v_taken.accepted, 'duplicates', v_taken.duplicates, 'refused', v_taken.refused);
end
$$;

-- Makes a gateway known, with its secret already sealed by the edge function that made it.
create function public.register_gateway(p_tenant_id uuid, p_gateway_id uuid, p_name text, p_secret_sealed text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_clock public.tenant_clocks;
  v_head private.audit_head;
begin
  if v_me.role <> 'administrator' then
    perform private.refuse_call('not_permitted', '{}', 403);
  end if;
  if p_gateway_id is null or p_secret_sealed is null or length(p_secret_sealed) not between 1 and 2000
    or p_name is null or btrim(p_name) = '' or length(p_name) > 120 then
    perform private.refuse_call('arguments_invalid', '{"field": "p_name"}');
  end if;
  select * into v_clock from public.tenant_clocks c where c.tenant_id = p_tenant_id for update;
  insert into public.gateways (tenant_id, id, name, secret_sealed)
  values (p_tenant_id, p_gateway_id, btrim(p_name), p_secret_sealed) on conflict do nothing;
  if not found then
    perform private.refuse_call('id_taken', '{"field": "p_gateway_id"}', 409);
  end if;
  v_head := private.append_audit(
    array[row(p_tenant_id, null, null, null, v_now, v_me.user_id, null, 'register_gateway', null,
      jsonb_build_object('gatewayId', p_gateway_id, 'name', btrim(p_name)))::public.audit_log],
    (v_clock.audit_seq, v_clock.audit_hash)::private.audit_head);
  update public.tenant_clocks c set audit_seq = v_head.seq, audit_hash = v_head.hash where c.tenant_id = p_tenant_id;
end
$$;

-- The sealed secret, for the service that can open it.
create function public.gateway_secret(p_gateway_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select jsonb_build_object('tenantId', g.tenant_id, 'secretSealed', g.secret_sealed)
    from public.gateways g where g.id = p_gateway_id and not g.archived
  );
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.enter_gateway(uuid, uuid),
  private.publish(public.tenant_clocks, text, jsonb, text[], uuid[], timestamptz) to tracseq_command;
grant create on schema public to tracseq_command;
alter function public.ingest_readings(uuid, uuid, text, jsonb) owner to tracseq_command;
alter function public.register_gateway(uuid, uuid, text, text) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.ingest_readings(uuid, uuid, text, jsonb), public.register_gateway(uuid, uuid, text, text),
  public.gateway_secret(uuid) from public, anon, authenticated, service_role;
grant execute on function public.ingest_readings(uuid, uuid, text, jsonb), public.gateway_secret(uuid) to service_role;
grant execute on function public.register_gateway(uuid, uuid, text, text) to authenticated;
