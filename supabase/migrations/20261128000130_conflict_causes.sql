-- Conflicts that nobody settles: a tube whose place is unknown for longer than the laboratory bears.
create function private.causes_conflicts(p_tenant_id uuid, p_now timestamptz) returns setof private.alert_cause
language plpgsql stable set search_path = '' as $$
begin
  return query
    select c.tenant_id, 'warning', null::uuid, c.id, null::uuid, null::uuid, c.container_id, null::uuid,
      coalesce(nullif(s.name, ''), k.name), null::int, null::timestamptz, null::timestamptz, null::timestamptz, c.opened_at
    from private.rule_in_force('conflict_open', p_tenant_id) r
    join public.conflicts c on c.tenant_id = r.tenant_id and c.state = 'open'
      and c.opened_at <= p_now - make_interval(mins => r.amount)
    left join public.samples s on s.tenant_id = c.tenant_id and s.id = c.subject_sample_id
    left join public.containers k on k.tenant_id = c.tenant_id and k.id = c.subject_container_id;
end
$$;

insert into private.alert_causes (rule, function, enabled, amount, least_amount, most_amount)
values ('conflict_open', 'causes_conflicts', true, 15, 1, 10080);

revoke execute on all functions in schema private from public;
