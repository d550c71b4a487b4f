-- Samples that did not come back in time: one alert each, for as long as they are out. It bears the name of who has it, and it is theirs
-- from the beginning; supervisors see it like any other.
create function private.causes_checkouts(p_tenant_id uuid, p_now timestamptz) returns setof private.alert_cause
language plpgsql stable set search_path = '' as $$
begin
  return query
    select o.tenant_id, 'warning', null::uuid, null::uuid, null::uuid, o.sample_id, x.container_id, null::uuid,
      x.name || coalesce(' (' || x.holder || ')', ''), null::int, o.due_at, null::timestamptz, null::timestamptz, o.due_at
    from private.rule_in_force('checkout_overdue', p_tenant_id) r
    cross join lateral private.overdue_checkouts(r.tenant_id, p_now - make_interval(hours => r.amount)) o
    -- The fence: each by its keys, whatever plan was made while the tables were young.
    cross join lateral (
      select coalesce(nullif(s.name, ''), l.barcode) as name, p.container_id, (
        select coalesce(nullif(m.name, ''), m.email) from public.memberships m
        where m.tenant_id = o.tenant_id and m.user_id = o.taken_by limit 1) as holder
      from public.samples s
      join public.labware l on l.tenant_id = s.tenant_id and l.sample_id = s.id
      left join public.placements p on p.tenant_id = l.tenant_id and p.labware_id = l.id
      where s.tenant_id = o.tenant_id and s.id = o.sample_id
      offset 0
    ) x;
end
$$;

insert into private.alert_causes (rule, function, enabled, amount, least_amount, most_amount)
values ('checkout_overdue', 'causes_checkouts', true, 1, 0, 720);

-- Whoever has it is asked for it; a supervisor may hand the alert to somebody else.
create function private.alerts_to_holder() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new.assignee_id := coalesce(new.assignee_id, (
    select m.id from public.checkouts c
    join public.memberships m on m.tenant_id = c.tenant_id and m.user_id = c.taken_by and m.state = 'active'
    where c.tenant_id = new.tenant_id and c.sample_id = new.sample_id and c.returned_at is null
    limit 1));
  return new;
end
$$;

create trigger alerts_to_holder before insert on public.alerts
  for each row when (new.kind = 'checkout_overdue') execute function private.alerts_to_holder();

revoke execute on all functions in schema private from public;
