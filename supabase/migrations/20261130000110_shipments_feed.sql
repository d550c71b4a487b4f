-- Shipments in the feed: whole, and for every site, since both ends have to know what is on its way.
alter table public.changes drop constraint changes_kind_known;
alter table public.changes add constraint changes_kind_known check (kind in (
  'tenant', 'member', 'site', 'container_type', 'sample_type', 'container', 'sample', 'conflict', 'sensor', 'threshold', 'alert', 'shipment'
));

create function private.shipment_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select s.id, jsonb_build_object(
      'id', s.id, 'reference', s.reference, 'fromSiteId', s.from_site_id, 'toSiteId', s.to_site_id, 'carrier', s.carrier,
      'trackingNumber', s.tracking_number, 'note', s.note, 'state', s.state, 'temperatureClass', s.temperature_class,
      'expectedAt', private.iso(s.expected_at), 'createdAt', private.iso(s.created_at),
      'dispatchedAt', private.iso(s.dispatched_at), 'dispatchedBy', s.dispatched_by,
      'receivedAt', private.iso(s.received_at), 'receivedBy', s.received_by, 'receiptNote', s.receipt_note,
      'containers', coalesce((
        select jsonb_agg(jsonb_build_object(
          'containerId', c.container_id, 'packedAt', private.iso(c.packed_at), 'unpackedAt', private.iso(c.unpacked_at),
          'condition', c.condition) order by c.packed_at, c.container_id)
        from public.shipment_containers c where c.tenant_id = p_tenant_id and c.shipment_id = s.id
      ), '[]'))
    from unnest(p_ids) wanted (id)
    join public.shipments s on s.tenant_id = p_tenant_id and s.id = wanted.id;
end
$$;

-- The documents of entities of any kind.
create or replace function private.docs(p_tenant_id uuid, p_kind text, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  case p_kind
    when 'tenant' then return query select * from private.tenant_docs(p_tenant_id, p_ids);
    when 'member' then return query select * from private.member_docs(p_tenant_id, p_ids);
    when 'site' then return query select * from private.site_docs(p_tenant_id, p_ids);
    when 'container_type' then return query select * from private.container_type_docs(p_tenant_id, p_ids);
    when 'sample_type' then return query select * from private.sample_type_docs(p_tenant_id, p_ids);
    when 'container' then return query select * from private.container_docs(p_tenant_id, p_ids);
    when 'sample' then return query select * from private.sample_docs(p_tenant_id, p_ids);
    when 'conflict' then return query select * from private.conflict_docs(p_tenant_id, p_ids);
    when 'sensor' then return query select * from private.sensor_docs(p_tenant_id, p_ids);
    when 'threshold' then return query select * from private.threshold_docs(p_tenant_id, p_ids);
    when 'alert' then return query select * from private.alert_docs(p_tenant_id, p_ids);
    when 'shipment' then return query select * from private.shipment_docs(p_tenant_id, p_ids);
  end case;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.shipment_docs(uuid, uuid[]) to tracseq_command;
