-- The addresses behind contact ways: a number, or a mail address other than the one somebody signs in with. They come sealed from the edge
-- function `contact-ways` and are used for alerts when the person has said the code that was sent there: a mistyped digit would
-- wake a stranger, and leave the freezer alone.
insert into private.error_codes (code, kind) values ('contact_channel_missing', 'validation');

-- What somebody did with an address of theirs; the address itself is nobody else's business.
create function private.audit_contact_way(p_tenant_id uuid, p_me private.entry, p_action text, p_way text) returns void
language plpgsql set search_path = '' as $$
declare
  v_clock public.tenant_clocks;
  v_head private.audit_head;
begin
  select * into v_clock from public.tenant_clocks c where c.tenant_id = p_tenant_id;
  v_head := private.append_audit(
    array[row(p_tenant_id, null, null, null, clock_timestamp(), p_me.user_id, null, p_action, null,
      jsonb_build_object('memberId', p_me.member_id, 'way', p_way))::public.audit_log],
    (v_clock.audit_seq, v_clock.audit_hash)::private.audit_head);
  update public.tenant_clocks c set audit_seq = v_head.seq, audit_hash = v_head.hash where c.tenant_id = p_tenant_id;
end
$$;

-- The door of what a person does with their own ways: only themself, since whoever sets another's number takes their alarms.
create function private.enter_for_way(p_tenant_id uuid, p_way text) returns private.entry
language plpgsql set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  if v_me.role not in ('technician', 'supervisor', 'administrator') then
    perform private.refuse_call('not_permitted', '{}', 403);
  end if;
  if p_way is null or p_way not in ('email', 'sms') then
    perform private.refuse_call('arguments_invalid', '{"field": "p_way"}');
  end if;
  -- The clock first, as every writer does.
  perform from public.tenant_clocks c where c.tenant_id = p_tenant_id for update;
  return v_me;
end
$$;

-- Puts a message on its way to one person: a code or a trial. `p_most` of them may go in an hour and twice as many in a day. Codes of a
-- whole laboratory are bounded too: sixty in an hour are enough for a morning on which everybody sets theirs up.
create function private.say_to_member(p_tenant_id uuid, p_member_id uuid, p_way text, p_event text, p_most int) returns void
language plpgsql set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_hour bigint;
  v_day bigint;
  v_unconfirmed bigint;
  v_last timestamptz;
begin
  if private.channel_of_way(p_tenant_id, p_way) is null then
    perform private.refuse_call('contact_channel_missing', '{}');
  end if;
  select count(*) filter (where d.created_at > v_now - interval '1 hour'), count(*) filter (where d.created_at > v_now - interval '1 day'),
    count(*) filter (where w.proved_at is null or d.created_at > w.proved_at), max(d.created_at)
  into v_hour, v_day, v_unconfirmed, v_last
  from public.deliveries d
  left join public.contact_ways w on w.tenant_id = d.tenant_id and w.member_id = d.member_id and w.way = d.way
  where d.tenant_id = p_tenant_id and d.member_id = p_member_id and d.way = p_way and d.event = p_event and d.alert_id is null
    and d.created_at > v_now - interval '30 days';
  if v_hour >= p_most or v_day >= 2 * p_most
    or p_event = 'code' and (v_last > v_now - private.code_pause(v_unconfirmed) or (
      select count(*) from public.deliveries d
      where d.tenant_id = p_tenant_id and d.event = 'code' and d.created_at > v_now - interval '1 hour') >= 60) then
    perform private.refuse_call('too_many_items', jsonb_build_object('field', 'p_way', 'maximum', p_most), 429);
  end if;
  insert into public.deliveries (tenant_id, id, member_id, way, event, next_at, created_at)
  values (p_tenant_id, gen_random_uuid(), p_member_id, p_way, p_event, v_now, v_now);
  perform pg_notify('tracseq_deliveries', '');
end
$$;

-- Takes an address of the caller and sends it a code. Until the code is said the address before it stays in use. Whoever gives a number wants
-- text messages; whoever gives another mail address has only said where to.
create function public.save_contact_address(
  p_tenant_id uuid, p_member_id uuid, p_way text, p_language text, p_sealed text, p_hint text, p_code_hash text
) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_for_way(p_tenant_id, p_way);
begin
  -- The address is sealed for this member.
  if p_member_id is distinct from v_me.member_id then
    perform private.refuse_call('not_permitted', '{}', 403);
  end if;
  if p_language is null or p_language !~ '^[a-z]{2,3}$' or p_sealed is null or length(p_sealed) not between 1 and 8000
    or p_hint is null or length(p_hint) not between 1 and 80 or p_code_hash is null or p_code_hash !~ '^[0-9a-f]{64}$' then
    perform private.refuse_call('arguments_invalid', '{"field": "p_sealed"}');
  end if;
  insert into public.contact_ways as w (
    tenant_id, member_id, way, enabled, minimum_severity, language, pending_sealed, pending_hint, code_hash, code_until
  ) values (
    p_tenant_id, v_me.member_id, p_way, case when p_way = 'sms' then true end, 'critical', p_language, p_sealed, p_hint, p_code_hash,
    clock_timestamp() + interval '15 minutes'
  )
  on conflict (tenant_id, member_id, way) do update set language = excluded.language, pending_sealed = excluded.pending_sealed,
    pending_hint = excluded.pending_hint, code_hash = excluded.code_hash, code_until = excluded.code_until, code_tries = 0;
  -- What was asked for before and has not gone out would send this code a second time.
  update public.deliveries d set state = 'spared', settled_at = clock_timestamp()
  where d.tenant_id = p_tenant_id and d.member_id = v_me.member_id and d.way = p_way and d.event = 'code' and d.state = 'waiting';
  perform private.say_to_member(p_tenant_id, v_me.member_id, p_way, 'code', 5);
  perform private.audit_contact_way(p_tenant_id, v_me, 'save_contact_address', p_way);
end
$$;

-- Says the code that came. Five guesses, for a quarter of an hour; the answer says how many are left, and is no error, so that what
-- was guessed is counted.
create function public.confirm_contact_address(p_tenant_id uuid, p_way text, p_code text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_me private.entry := private.enter_for_way(p_tenant_id, p_way);
  v_way public.contact_ways;
begin
  if p_code is null or p_code !~ '^[0-9]{6}$' then
    perform private.refuse_call('arguments_invalid', '{"field": "p_code"}');
  end if;
  -- Nobody proves an address that nothing was sent to: the row may come from elsewhere than the edge function, with a code of its maker's.
  -- Not counted as a guess, and said before the code is looked at.
  if exists (
    select from public.contact_ways w
    where w.tenant_id = p_tenant_id and w.member_id = v_me.member_id and w.way = p_way and w.code_until > v_now
  ) and (
    select d.state from public.deliveries d
    where d.tenant_id = p_tenant_id and d.member_id = v_me.member_id and d.way = p_way and d.event = 'code' and d.alert_id is null
    order by d.created_at desc limit 1
  ) is distinct from 'delivered' then
    perform private.refuse_call('contact_code_unsent', '{}');
  end if;
  update public.contact_ways w set code_tries = w.code_tries + 1
  where w.tenant_id = p_tenant_id and w.member_id = v_me.member_id and w.way = p_way and w.code_hash is not null
    and w.code_until > v_now and w.code_tries < 5
  returning * into v_way;
  if not found then
    return jsonb_build_object('confirmed', false, 'triesLeft', 0);
  end if;
  if v_way.code_hash <> encode(sha256(convert_to(
    p_tenant_id || '.' || v_me.member_id || '.' || p_way || '.' || p_code, 'UTF8')), 'hex') then
    return jsonb_build_object('confirmed', false, 'triesLeft', 5 - v_way.code_tries);
  end if;
  update public.contact_ways w set address_sealed = w.pending_sealed, address_hint = w.pending_hint, confirmed_at = v_now, proved_at = v_now,
    ended_at = null,
    pending_sealed = null, pending_hint = null, code_hash = null, code_until = null, code_tries = 0
  where w.tenant_id = p_tenant_id and w.member_id = v_me.member_id and w.way = p_way;
  perform private.audit_contact_way(p_tenant_id, v_me, 'confirm_contact_address', p_way);
  return jsonb_build_object('confirmed', true, 'triesLeft', 5);
end
$$;

-- Forgets the address of the caller's that waits for its code, and unless `p_only_pending` the one in use: mail goes to where they sign
-- in, text messages go nowhere.
create function public.forget_contact_address(p_tenant_id uuid, p_way text, p_only_pending boolean) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_for_way(p_tenant_id, p_way);
begin
  update public.contact_ways w set pending_sealed = null, pending_hint = null, code_hash = null, code_until = null, code_tries = 0
  where w.tenant_id = p_tenant_id and w.member_id = v_me.member_id and w.way = p_way;
  if not found then
    return false;
  end if;
  if p_only_pending is distinct from true then
    update public.contact_ways w set address_sealed = null, address_hint = null, confirmed_at = null, ended_at = null
    where w.tenant_id = p_tenant_id and w.member_id = v_me.member_id and w.way = p_way;
    perform private.audit_contact_way(p_tenant_id, v_me, 'forget_contact_address', p_way);
  end if;
  return true;
end
$$;

-- Puts a message on its way by which a person sees that they are reached. It goes as an alert would.
create function public.test_contact_way(p_tenant_id uuid, p_way text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_for_way(p_tenant_id, p_way);
begin
  if p_way = 'sms' and not exists (
    select from public.contact_ways w
    where w.tenant_id = p_tenant_id and w.member_id = v_me.member_id and w.way = p_way and w.address_sealed is not null
  ) then
    perform private.refuse_call('arguments_invalid', '{"field": "p_way"}');
  end if;
  perform private.say_to_member(p_tenant_id, v_me.member_id, p_way, 'test', 10);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.audit_contact_way(uuid, private.entry, text, text), private.enter_for_way(uuid, text),
  private.say_to_member(uuid, uuid, text, text, int) to tracseq_command;
grant create on schema public to tracseq_command;
alter function public.save_contact_address(uuid, uuid, text, text, text, text, text) owner to tracseq_command;
alter function public.confirm_contact_address(uuid, text, text) owner to tracseq_command;
alter function public.forget_contact_address(uuid, text, boolean) owner to tracseq_command;
alter function public.test_contact_way(uuid, text) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.save_contact_address(uuid, uuid, text, text, text, text, text),
  public.confirm_contact_address(uuid, text, text), public.forget_contact_address(uuid, text, boolean), public.test_contact_way(uuid, text)
  from public, anon, authenticated, service_role;
grant execute on function public.save_contact_address(uuid, uuid, text, text, text, text, text),
  public.confirm_contact_address(uuid, text, text), public.forget_contact_address(uuid, text, boolean), public.test_contact_way(uuid, text)
  to authenticated;
