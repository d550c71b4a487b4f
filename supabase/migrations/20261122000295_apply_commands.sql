-- The one door for writing: a device's commands in their order, each with its own savepoint, verdict, ledger row and audit row.
create function public.apply_commands(p_tenant_id uuid, p_device jsonb, p_commands jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_clock public.tenant_clocks;
  v_head private.audit_head;
  v_device_id uuid;
  v_said private.said_command[];
  v_item private.said_command;
  v_puts private.plain_put[] := '{}';
  v_done int[] := '{}';
  v_row public.commands;
  v_context private.command_context;
  v_outcome private.command_outcome;
  v_rows public.commands[] := '{}';
  v_results jsonb[] := '{}';
  v_kinds text[] := '{}';
  v_ids uuid[] := '{}';
  v_new_ids uuid[] := '{}';
  v_new_seqs bigint[] := '{}';
  v_again int;
  v_state text;
  v_message text;
  v_detail text;
  v_version bigint;
begin
  if jsonb_typeof(p_commands) is distinct from 'array' then
    perform private.refuse_call('arguments_invalid', '{"field": "p_commands"}');
  end if;
  if jsonb_array_length(p_commands) > 500 then
    perform private.refuse_call('too_many_items', '{"field": "p_commands", "maximum": 500}', 413);
  end if;
  if exists (
    select from jsonb_array_elements(p_commands) c
    where jsonb_typeof(c) <> 'object' or not private.is_uuid(c ->> 'id')
  ) then
    perform private.refuse_call('arguments_invalid', '{"field": "id"}');
  end if;

  if p_commands <> '[]' then
    -- One writer per tenant (decision 1). Who waited here may have been removed meanwhile: look again.
    select * into v_clock from public.tenant_clocks c where c.tenant_id = p_tenant_id for update;
    v_me := private.enter_tenant(p_tenant_id);
  end if;
  v_device_id := private.report_device(
    p_tenant_id, v_me.user_id, p_device,
    (select case when jsonb_typeof(c -> 'clockOffsetMs') = 'number' and abs((c ->> 'clockOffsetMs')::numeric) < 9e15
       then (c ->> 'clockOffsetMs')::numeric::bigint end
     from jsonb_array_elements(p_commands) with ordinality a (c, i) order by i desc limit 1),
    (select coalesce(max(case when jsonb_typeof(c -> 'seq') = 'number' and (c ->> 'seq')::numeric between 1 and 9e15
       then (c ->> 'seq')::numeric::bigint end), 0)
     from jsonb_array_elements(p_commands) c)
  );
  if p_commands = '[]' then
    perform private.poke(p_tenant_id, 'devices', '{}');
    select c.version into v_version from public.tenant_clocks c where c.tenant_id = p_tenant_id;
    return jsonb_build_object('results', '[]'::jsonb, 'version', v_version, 'serverTime', private.iso(clock_timestamp()));
  end if;

  v_context.tenant_id := p_tenant_id;
  v_context.user_id := v_me.user_id;
  v_context.role := v_me.role;
  v_context.device_id := v_device_id;
  v_context.received_at := clock_timestamp();

  select array_agg((a.i, (a.c ->> 'id')::uuid, a.c, a.c ->> 'name', a.c -> 'args',
    case when a.plain then (a.c ->> 'deviceTime')::timestamptz end, case when a.plain then (a.c -> 'seq')::bigint end,
    known.l, (known.l).id is not null, f.function, p.roles, a.plain, exists (
      select from public.commands s
      where s.tenant_id = p_tenant_id and s.device_id = v_device_id and s.code is distinct from 'sequence_reused'
        and s.seq = case when jsonb_typeof(a.c -> 'seq') = 'number' and (a.c ->> 'seq')::numeric between 1 and 9e15
          then (a.c ->> 'seq')::numeric::bigint end
    ))::private.said_command order by a.i)
  into v_said
  from (
    select a.c, a.i,
      -- As every well-behaved device writes it; what differs is read again below and told what is wrong.
      coalesce(a.c ?& array['id', 'seq', 'name', 'args', 'deviceTime', 'clockOffsetMs'] and
        a.c - array['id', 'seq', 'name', 'args', 'deviceTime', 'clockOffsetMs'] = '{}' and
        jsonb_typeof(a.c -> 'args') = 'object' and pg_column_size(a.c -> 'args') <= 1048576 and
        jsonb_typeof(a.c -> 'name') = 'string' and length(a.c ->> 'name') <= 80 and
        jsonb_typeof(a.c -> 'seq') = 'number' and a.c ->> 'seq' ~ '^[1-9][0-9]{0,14}$' and
        (a.c -> 'clockOffsetMs' = 'null'
          or jsonb_typeof(a.c -> 'clockOffsetMs') = 'number' and a.c ->> 'clockOffsetMs' ~ '^-?[0-9]{1,15}$') and
        private.is_instant(a.c ->> 'deviceTime') and right(a.c ->> 'deviceTime', 1) = 'Z' and
        pg_input_is_valid(a.c ->> 'deviceTime', 'timestamptz'), false) as plain
    from jsonb_array_elements(p_commands) with ordinality a (c, i)
  ) a
  left join lateral (
    -- The fence keeps a growing ledger on its key.
    select l from public.commands l where l.tenant_id = p_tenant_id and l.id = (a.c ->> 'id')::uuid offset 0
  ) known on true
  left join private.command_permissions p on p.name = a.c ->> 'name'
  left join private.command_functions f on f.name = a.c ->> 'name';

  if private.is_plain_batch(v_me.role, v_said) then
    begin
      -- In waves: a tube that is registered and then moved is moved in the second. Long chains are for the ordinary way.
      for v_wave in 1..4 loop
        v_puts := private.plain_puts(v_context, v_said, v_done);
        exit when v_puts = '{}';
        v_ids := v_ids || array(select w.id from unnest(private.put_plain(v_context, v_puts)) w (id) where w.id <> all (v_ids));
        v_done := v_done || array(select r.i from unnest(v_puts) r);
        exit when cardinality(v_done) = cardinality(v_said);
      end loop;
      v_kinds := private.kinds_of('sample', v_ids);
    exception when others then
      get stacked diagnostics v_state = returned_sqlstate, v_message = message_text, v_detail = pg_exception_context;
      if private.is_transient(v_state) then
        raise;
      end if;
      -- The ordinary way finds out whose fault it was.
      raise log 'the plain way of tenant % failed: % (%)', p_tenant_id, v_message, v_detail;
      v_ids := '{}';
      v_kinds := '{}';
      v_done := '{}';
    end;
  end if;

  foreach v_item in array v_said
  loop
    -- Said before, in an earlier call or earlier in this one: the first answer again, and no effect.
    v_again := array_position(v_new_ids, v_item.id);
    if v_again is not null then
      v_row := v_rows[v_again];
    elsif v_item.is_known then
      v_row := v_item.known;
    end if;
    if v_again is not null or v_item.is_known then
      if v_row.user_id = v_me.user_id then
        v_results := v_results || jsonb_build_object('id', v_item.id, 'status', 'duplicate', 'verdict', private.verdict(v_row));
      else
        -- Somebody else's command bears this id: their answer is not for this person.
        v_results := v_results || jsonb_build_object('id', v_item.id, 'status', 'rejected', 'verdict', jsonb_build_object(
          'status', 'rejected', 'code', 'id_taken', 'kind', 'validation', 'details', jsonb_build_object('field', 'id')));
      end if;
      continue;
    end if;

    v_row := null;
    v_row.tenant_id := p_tenant_id;
    v_row.id := v_item.id;
    v_row.device_id := v_device_id;
    v_row.user_id := v_me.user_id;
    v_row.name := left(coalesce(v_item.envelope ->> 'name', ''), 80);
    v_row.args := '{}';
    v_row.received_at := v_context.received_at;
    if v_item.is_plain then
      v_row.seq := v_item.seq;
      v_row.args := v_item.args;
      v_row.device_time := v_item.device_time;
      v_row.clock_offset_ms := (v_item.envelope ->> 'clockOffsetMs')::bigint;
    end if;
    if v_item.i = any (v_done) then
      v_row.status := 'applied';
      v_row.details := '{}';
      v_new_seqs := v_new_seqs || v_row.seq;
      v_new_ids := v_new_ids || v_row.id;
      v_rows := v_rows || v_row;
      v_results := v_results
        || jsonb_build_object('id', v_row.id, 'status', v_row.status, 'verdict', private.verdict(v_row));
      continue;
    end if;
    begin
      if not v_item.is_plain then
        v_row := private.read_envelope(v_item.envelope, v_row);
      end if;
      if v_item.seq_used or v_row.seq = any (v_new_seqs) then
        perform private.refuse('sequence_reused', jsonb_build_object('seq', v_row.seq));
      end if;
      if v_item.function is null then
        perform private.refuse('command_unknown', jsonb_build_object('command', v_row.name));
      end if;
      if v_context.role is null or v_context.role <> all (v_item.roles) then
        perform private.refuse('not_permitted', jsonb_build_object('command', v_row.name));
      end if;
      v_context.command_id := v_row.id;
      v_context.device_time := v_row.device_time;
      execute format('select * from private.%I($1, $2)', v_item.function) into v_outcome using v_context, v_row.args;
      v_row.status := v_outcome.status;
      v_row.code := v_outcome.code;
      v_row.details := coalesce(v_outcome.details, '{}');
      v_kinds := v_kinds || v_outcome.kinds;
      v_ids := v_ids || v_outcome.ids;
      if 'member' = any (v_outcome.kinds) then
        perform set_config('tracseq.proof', '', true);
        v_context.role := private.role_now(p_tenant_id);
      end if;
    exception
      when sqlstate 'TS001' then
        get stacked diagnostics v_message = message_text, v_detail = pg_exception_detail;
        v_row.status := 'rejected';
        v_row.code := v_message;
        v_row.details := v_detail::jsonb;
      when others then
        get stacked diagnostics v_state = returned_sqlstate, v_message = message_text, v_detail = pg_exception_context;
        if private.is_transient(v_state) then
          raise;
        end if;
        -- A poisoned command: set aside, its trace in the server's log, and the next one gets its chance.
        raise log 'command % of tenant % failed: % (%)', v_row.id, p_tenant_id, v_message, v_detail;
        v_row.status := 'rejected';
        v_row.code := 'internal';
        v_row.details := jsonb_build_object('sqlstate', v_state);
    end;
    if v_row.code is not null then
      select e.kind into strict v_row.kind from private.error_codes e where e.code = v_row.code;
    end if;
    if v_row.code = 'sequence_reused' then
      v_new_seqs := v_new_seqs || null::bigint;
    else
      v_new_seqs := v_new_seqs || v_row.seq;
    end if;
    v_new_ids := v_new_ids || v_row.id;
    v_rows := v_rows || v_row;
    v_results := v_results
      || jsonb_build_object('id', v_row.id, 'status', v_row.status, 'verdict', private.verdict(v_row));
  end loop;

  v_version := v_clock.version;
  if cardinality(v_ids) > 0 then
    v_version := private.flush_changes(p_tenant_id, v_clock.version, v_kinds, v_ids);
  end if;
  if cardinality(v_rows) > 0 then
    insert into public.commands
    select r.tenant_id, r.id, r.device_id, r.seq, r.user_id, r.name, r.args, r.device_time, r.clock_offset_ms, r.received_at,
      r.status, r.code, r.kind, r.details, v_version
    from unnest(v_rows) r;
    v_head := private.append_audit(
      (select array_agg(row(
          r.tenant_id, null, null, null, r.received_at, r.user_id, r.device_id, r.name, r.id,
          jsonb_build_object('args', r.args, 'seq', r.seq, 'deviceTime', private.iso(r.device_time),
            'clockOffsetMs', r.clock_offset_ms, 'status', r.status, 'code', r.code, 'details', r.details)
        )::public.audit_log order by r.i)
       from unnest(v_rows) with ordinality r (tenant_id, id, device_id, seq, user_id, name, args, device_time, clock_offset_ms,
         received_at, status, code, kind, details, version, i)),
      (v_clock.audit_seq, v_clock.audit_hash)::private.audit_head
    );
    update public.tenant_clocks c set version = v_version, audit_seq = v_head.seq, audit_hash = v_head.hash
    where c.tenant_id = p_tenant_id;
  end if;
  if v_version > v_clock.version then
    perform private.poke(p_tenant_id, 'poke', jsonb_build_object('version', v_version));
  else
    perform private.poke(p_tenant_id, 'devices', '{}');
  end if;
  return jsonb_build_object(
    'results', to_jsonb(v_results), 'version', v_version, 'serverTime', private.iso(clock_timestamp()));
end
$$;

grant create on schema public to tracseq_command;
alter function public.apply_commands(uuid, jsonb, jsonb) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.apply_commands(uuid, jsonb, jsonb) from public, anon, authenticated, service_role;
grant execute on function public.apply_commands(uuid, jsonb, jsonb) to authenticated;
