-- How often a code or a trial may go to an address. Text messages cost money, a stranger's number may stand there, and every code is five
-- guesses at it: who could ask for codes for ever would bomb a stranger today and have guessed one some day.
alter table public.contact_ways
  -- When an address was last proved. It stays when that is forgotten: codes asked for since are those that nobody confirmed.
  add column proved_at timestamptz;
update public.contact_ways w set proved_at = w.confirmed_at where w.confirmed_at is not null;
create index deliveries_code_idx on public.deliveries (tenant_id, created_at) where event = 'code';

insert into private.error_codes (code, kind) values ('contact_code_unsent', 'validation');

-- How long the next code waits after the last one, when so many were not confirmed in thirty days: as many as a mistyped number or a slow
-- network may take at once, then a quarter of an hour, and twice as long with every further one, up to a day.
create function private.code_pause(p_unconfirmed bigint) returns interval
language plpgsql immutable set search_path = '' as $$
begin
  return case when p_unconfirmed < 5 then interval '0'
    else least(interval '15 minutes' * power(2, least(p_unconfirmed - 5, 10)), interval '1 day') end;
end
$$;

-- Puts a message on its way to one person: a code or a trial. `p_most` of them may go in an hour and twice as many in a day. Codes of a
-- whole laboratory are bounded too: sixty in an hour are enough for a morning on which everybody sets theirs up.
create or replace function private.say_to_member(p_tenant_id uuid, p_member_id uuid, p_way text, p_event text, p_most int) returns void
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

-- Says the code that came. Five guesses, for a quarter of an hour; the answer says how many are left, and is no error, so that what
-- was guessed is counted.
create or replace function public.confirm_contact_address(p_tenant_id uuid, p_way text, p_code text) returns jsonb
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

revoke execute on all functions in schema private from public;
grant execute on function private.code_pause(bigint) to tracseq_command;
