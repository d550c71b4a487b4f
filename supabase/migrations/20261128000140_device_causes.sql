-- Devices that are not heard from: with steps that wait on them, for as long as they wait; and, where a laboratory wants it
-- (`device_quiet`), one on which somebody worked within the day before it fell silent, for a week at most. A device with nothing on it
-- that lies in a drawer, or of somebody who has left, is nobody's worry.
create function private.causes_devices(p_tenant_id uuid, p_now timestamptz) returns setof private.alert_cause
language plpgsql stable set search_path = '' as $$
begin
  return query
    select d.tenant_id, 'warning', null::uuid, null::uuid, d.id, null::uuid, null::uuid, null::uuid,
      d.name || ' (' || coalesce(nullif(m.name, ''), m.email) || ')', d.queue_length, null::timestamptz, null::timestamptz, null::timestamptz,
      d.last_contact_at
    from public.devices d
    join public.memberships m on m.tenant_id = d.tenant_id and m.user_id = d.user_id and m.state = 'active'
    left join private.rule_in_force('device_stale', p_tenant_id) w on w.tenant_id = d.tenant_id
    left join private.rule_in_force('device_quiet', p_tenant_id) q on q.tenant_id = d.tenant_id
    where (p_tenant_id is null or d.tenant_id = p_tenant_id)
      -- A tap on a notification comes from no app that could hold anything.
      and d.platform <> 'notification'
      and (d.queue_length > 0 and d.last_contact_at <= p_now - make_interval(hours => w.amount)
        or d.last_contact_at <= p_now - make_interval(hours => q.amount) and d.last_contact_at > p_now - interval '7 days'
          and exists (
            select from public.commands c
            where c.tenant_id = d.tenant_id and c.device_id = d.id and c.received_at > d.last_contact_at - interval '1 day'));
end
$$;

insert into private.alert_causes (rule, function, enabled, amount, least_amount, most_amount) values
  ('device_stale', 'causes_devices', true, 24, 1, 720),
  ('device_quiet', null, false, 24, 1, 160);

revoke execute on all functions in schema private from public;
