-- Whether a way is used may be undecided: then mail goes out only where somebody named the person (`private.ways_to_tell`), and screens say
-- that instead of "on". A person who has another mail address proved has not decided it by that.
alter table public.contact_ways alter column enabled drop not null;

-- Takes an address of the caller and sends it a code. Until the code is said the address before it stays in use. Whoever gives a number wants
-- text messages; whoever gives another mail address has only said where to.
create or replace function public.save_contact_address(
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

-- The caller's own ways: whether the laboratory has a channel for each, what is set, by which address, and how the last trial went.
-- `isDefault` is a way about which they have decided nothing: of mail, that it comes only where somebody named them.
create or replace function public.my_contact_ways(p_tenant_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  return jsonb_build_object('memberId', v_me.member_id, 'signInAddress', (
    select m.email from public.memberships m where m.tenant_id = p_tenant_id and m.id = v_me.member_id
  ), 'ways', (
    select jsonb_agg(jsonb_build_object(
      'way', y.way, 'hasChannel', private.channel_of_way(p_tenant_id, y.way) is not null,
      'enabled', coalesce(w.enabled, false), 'isDefault', w.enabled is null,
      'minimumSeverity', coalesce(w.minimum_severity, 'critical'),
      'hint', w.address_hint, 'confirmedAt', private.iso(w.confirmed_at), 'endedAt', private.iso(w.ended_at),
      'pending', case when w.pending_hint is not null then jsonb_build_object('hint', w.pending_hint, 'until', private.iso(w.code_until),
        'triesLeft', case when w.code_until > v_now then 5 - w.code_tries else 0 end,
        'sent', private.last_said(p_tenant_id, v_me.member_id, y.way, 'code')) end,
      'test', private.last_said(p_tenant_id, v_me.member_id, y.way, 'test')) order by y.way)
    from (values ('email'), ('sms')) y (way)
    left join public.contact_ways w on w.tenant_id = p_tenant_id and w.member_id = v_me.member_id and w.way = y.way
  ));
end
$$;
