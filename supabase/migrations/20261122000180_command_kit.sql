-- What the one door for writing is made of: reading envelopes, wording verdicts, poking devices. The door itself follows the commands.

-- What an SQLSTATE means: true when the same call may succeed later, so that nothing of it may be recorded as refused.
create function private.is_transient(p_sqlstate text) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
  return left(p_sqlstate, 2) in ('08', '40', '53', '57', '58') or p_sqlstate in ('55P03', '25006');
end
$$;

-- Tells the devices of a tenant that there is something to fetch; never what. A failed poke never undoes the work.
create function private.poke(p_tenant_id uuid, p_event text, p_payload jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform realtime.send(p_payload, p_event, 'tenant:' || p_tenant_id, true);
end
$$;

-- Reads one envelope into a ledger row with status null, or refuses it (lib/domain/commands/envelope.ts).
create function private.read_envelope(p_envelope jsonb, p_row public.commands) returns public.commands
language plpgsql set search_path = '' as $$
begin
  perform private.check_fields(p_envelope, array['id', 'seq', 'name', 'args', 'deviceTime', 'clockOffsetMs']);
  p_row.seq := private.integer_of(p_envelope, 'seq', 1, 9007199254740991);
  p_row.name := private.text_of(p_envelope, 'name', 80);
  p_row.clock_offset_ms := private.integer_or_null(p_envelope, 'clockOffsetMs', -9007199254740991, 9007199254740991);
  p_row.device_time := private.instant_or_null(p_envelope, 'deviceTime');
  if p_row.device_time is null or right(p_envelope ->> 'deviceTime', 1) <> 'Z' then
    perform private.refuse_field('deviceTime');
  end if;
  if jsonb_typeof(p_envelope -> 'args') is distinct from 'object' or pg_column_size(p_envelope -> 'args') > 1048576 then
    perform private.refuse_field('args');
  end if;
  p_row.args := p_envelope -> 'args';
  return p_row;
end
$$;

create function private.verdict(p_row public.commands) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
  return jsonb_build_object('status', p_row.status, 'code', p_row.code, 'kind', p_row.kind, 'details', p_row.details);
end
$$;

-- The caller's role as it stands after what this transaction has done; null when no longer a member.
create function private.role_now(p_tenant_id uuid) returns text
language plpgsql volatile security definer set search_path = '' as $$
begin
  return (
    select m.role from public.memberships m where m.tenant_id = p_tenant_id and m.user_id = auth.uid() and m.state = 'active'
  );
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.is_transient(text), private.poke(uuid, text, jsonb), private.read_envelope(jsonb, public.commands),
  private.verdict(public.commands), private.role_now(uuid)
to tracseq_command;
