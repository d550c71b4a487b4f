-- How far an alert about samples that expire looks ahead, so that a device finds the same ones among its own rows.
create or replace function private.alert_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select a.id, jsonb_build_object(
      'id', a.id, 'kind', a.kind, 'severity', a.severity, 'sensorId', a.sensor_id, 'conflictId', a.conflict_id,
      'deviceId', a.device_id, 'sampleId', a.sample_id, 'subject', a.subject, 'items', a.items, 'dueAt', private.iso(a.due_at),
      'coversTo', private.iso(a.covers_to), 'containerId', a.container_id,
      'siteId', a.site_id, 'quantity', a.quantity, 'direction', a.direction, 'limit', a.limit_value, 'peak', a.peak,
      'startedAt', private.iso(a.started_at), 'openedAt', private.iso(a.opened_at), 'endedAt', private.iso(a.ended_at),
      'acknowledgedAt', private.iso(a.acknowledged_at), 'acknowledgedBy', a.acknowledged_by, 'assigneeId', a.assignee_id,
      'note', a.note, 'incidentId', a.incident_id, 'snoozedUntil', (
        select private.iso(z.until_at) from public.alert_snoozes z
        where z.tenant_id = a.tenant_id and z.alert_id = a.id order by z.turn desc limit 1))
    from public.alerts a where a.tenant_id = p_tenant_id and a.id = any (p_ids);
end
$$;

revoke execute on all functions in schema private from public;
