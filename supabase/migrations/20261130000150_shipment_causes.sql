-- Shipments that have not arrived in time: one alert each until they are received. It is told where they are expected.
create function private.causes_shipments(p_tenant_id uuid, p_now timestamptz) returns setof private.alert_cause
language plpgsql stable set search_path = '' as $$
begin
  return query
    select s.tenant_id, 'warning', null::uuid, null::uuid, null::uuid, null::uuid, null::uuid, s.to_site_id,
      s.reference || ' (' || f.name || ' – ' || t.name || ')', null::int, s.expected_at, null::timestamptz, null::timestamptz,
      s.expected_at, s.id
    from private.rule_in_force('shipment_overdue', p_tenant_id) r
    join public.shipments s on s.tenant_id = r.tenant_id and s.state in ('packing', 'in_transit')
      and s.expected_at < p_now - make_interval(hours => r.amount)
    join public.sites f on f.tenant_id = s.tenant_id and f.id = s.from_site_id
    join public.sites t on t.tenant_id = s.tenant_id and t.id = s.to_site_id;
end
$$;

insert into private.alert_causes (rule, function, enabled, amount, least_amount, most_amount)
values ('shipment_overdue', 'causes_shipments', true, 2, 0, 720);

revoke execute on all functions in schema private from public;
