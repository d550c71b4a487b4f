-- What an administrator does to a gateway that is there: another name, a new secret, out of use and back. And what one that is
-- out of use is told: not that nobody knows it, but why it is refused, so that whoever looks after it knows whom to ask.
insert into private.error_codes (code, kind) values ('gateway_not_found', 'validation'), ('gateway_archived', 'validation');

-- The door of a gateway's call: the tenant is the gateway's own, whatever the caller says.
create or replace function private.enter_gateway(p_tenant_id uuid, p_gateway_id uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  v_archived boolean := (select g.archived from public.gateways g where g.tenant_id = p_tenant_id and g.id = p_gateway_id);
begin
  if v_archived is null then
    perform private.refuse_call('tenant_unknown', '{}', 403);
  end if;
  if v_archived then
    perform private.refuse_call('gateway_archived', '{}', 403);
  end if;
  perform set_config('tracseq.tenant', p_tenant_id::text, true),
    set_config('tracseq.proof', coalesce(p_tenant_id || '/' || current_setting('request.jwt.claims', true), ''), true);
end
$$;

-- The sealed secrets of whatever gateways have this id, for the service that can open them: an id is one laboratory's choice, and another that
-- chooses the same must not silence it. Of those out of use too: only who proves to be that gateway hears that it is.
drop function public.gateway_secret(uuid);
create function public.gateway_secrets(p_gateway_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('tenantId', g.tenant_id, 'secretSealed', g.secret_sealed)), '[]')
    from public.gateways g where g.id = p_gateway_id
  );
end
$$;

-- Changes what is not null and writes it into the audit trail; what is so already changes nothing and leaves no line.
create function private.change_gateway(
  p_tenant_id uuid, p_gateway_id uuid, p_action text, p_name text, p_secret_sealed text, p_archived boolean
) returns void language plpgsql set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_clock public.tenant_clocks;
  v_head private.audit_head;
  v_before public.gateways;
  v_after public.gateways;
begin
  if v_me.role <> 'administrator' then
    perform private.refuse_call('not_permitted', '{}', 403);
  end if;
  select * into v_clock from public.tenant_clocks c where c.tenant_id = p_tenant_id for update;
  select * into v_before from public.gateways g where g.tenant_id = p_tenant_id and g.id = p_gateway_id;
  if not found then
    perform private.refuse_call('gateway_not_found', '{"field": "p_gateway_id"}', 404);
  end if;
  v_after := v_before;
  v_after.name := coalesce(btrim(p_name), v_before.name);
  v_after.secret_sealed := coalesce(p_secret_sealed, v_before.secret_sealed);
  v_after.archived := coalesce(p_archived, v_before.archived);
  if v_after is not distinct from v_before then
    return;
  end if;
  update public.gateways g
  set name = v_after.name, secret_sealed = v_after.secret_sealed, archived = v_after.archived
  where g.tenant_id = p_tenant_id and g.id = p_gateway_id;
  v_head := private.append_audit(
    array[row(p_tenant_id, null, null, null, v_now, v_me.user_id, null, p_action, null,
      jsonb_build_object('gatewayId', p_gateway_id, 'name', v_after.name)
        || case when v_after.name <> v_before.name then jsonb_build_object('formerName', v_before.name) else '{}' end
      )::public.audit_log],
    (v_clock.audit_seq, v_clock.audit_hash)::private.audit_head);
  update public.tenant_clocks c set audit_seq = v_head.seq, audit_hash = v_head.hash where c.tenant_id = p_tenant_id;
end
$$;

-- Gives a gateway another name.
create function public.rename_gateway(p_tenant_id uuid, p_gateway_id uuid, p_name text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if p_name is null or btrim(p_name) = '' or length(p_name) > 120 then
    perform private.refuse_call('arguments_invalid', '{"field": "p_name"}');
  end if;
  perform private.change_gateway(p_tenant_id, p_gateway_id, 'rename_gateway', p_name, null, null);
end
$$;

-- Puts a new secret, sealed by the edge function that made it, in the place of the old one, which counts from now on no more.
create function public.renew_gateway_secret(p_tenant_id uuid, p_gateway_id uuid, p_secret_sealed text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if p_secret_sealed is null or length(p_secret_sealed) not between 1 and 2000 then
    perform private.refuse_call('arguments_invalid', '{"field": "p_secret_sealed"}');
  end if;
  perform private.change_gateway(p_tenant_id, p_gateway_id, 'renew_gateway_secret', null, p_secret_sealed, null);
end
$$;

-- Takes a gateway out of use, or back with the secret that it has. What it brought stays.
create function public.set_gateway_archived(p_tenant_id uuid, p_gateway_id uuid, p_archived boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if p_archived is null then
    perform private.refuse_call('arguments_invalid', '{"field": "p_archived"}');
  end if;
  perform private.change_gateway(p_tenant_id, p_gateway_id,
    case when p_archived then 'archive_gateway' else 'restore_gateway' end, null, null, p_archived);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.change_gateway(uuid, uuid, text, text, text, boolean) to tracseq_command;
grant create on schema public to tracseq_command;
alter function public.rename_gateway(uuid, uuid, text) owner to tracseq_command;
alter function public.renew_gateway_secret(uuid, uuid, text) owner to tracseq_command;
alter function public.set_gateway_archived(uuid, uuid, boolean) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.gateway_secrets(uuid), public.rename_gateway(uuid, uuid, text), public.renew_gateway_secret(uuid, uuid, text),
  public.set_gateway_archived(uuid, uuid, boolean) from public, anon, authenticated, service_role;
grant execute on function public.rename_gateway(uuid, uuid, text), public.renew_gateway_secret(uuid, uuid, text),
  public.set_gateway_archived(uuid, uuid, boolean) to authenticated;
grant execute on function public.gateway_secrets(uuid) to service_role;
