-- Calibrations that run out, or have: one alert a sensor, whichever of its quantities is due first.
create function private.causes_calibrations(p_tenant_id uuid, p_now timestamptz) returns setof private.alert_cause
language plpgsql stable set search_path = '' as $$
begin
  return query
    select s.tenant_id, 'warning', s.id, null::uuid, null::uuid, null::uuid, s.container_id, s.site_id, null::text, null::int,
      d.due_at, null::timestamptz, null::timestamptz, least(p_now, d.due_at - make_interval(days => r.amount))
    from private.rule_in_force('calibration_due', p_tenant_id) r
    join public.sensors s on s.tenant_id = r.tenant_id and not s.archived
    cross join lateral (
      -- Noon in Greenwich is that day wherever laboratories are.
      select (min(l.due_on) + time '12:00') at time zone 'UTC' as due_at
      from (
        select distinct on (c.quantity) c.due_on from public.sensor_calibrations c
        where c.tenant_id = s.tenant_id and c.sensor_id = s.id
        order by c.quantity, c.valid_from desc, c.made_at desc
      ) l
    ) d
    where d.due_at <= p_now + make_interval(days => r.amount);
end
$$;

insert into private.alert_causes (rule, function, enabled, amount, least_amount, most_amount)
values ('calibration_due', 'causes_calibrations', true, 14, 0, 365);

revoke execute on all functions in schema private from public;
