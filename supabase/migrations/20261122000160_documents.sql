-- What a device holds of each thing: one document (lib/domain/<noun>/model.ts), composed set-based from the rows.
-- Each function answers for those of the ids that exist in the tenant; the fences (offset 0) keep every plan on the keys.

create function private.tenant_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select t.id, jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'branding', t.branding)
    from public.tenants t where t.id = p_tenant_id and t.id = any (p_ids);
end
$$;

create function private.member_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select m.id, jsonb_build_object(
      'id', m.id, 'userId', m.user_id, 'email', m.email, 'name', m.name, 'role', m.role, 'state', m.state)
    from public.memberships m where m.tenant_id = p_tenant_id and m.id = any (p_ids);
end
$$;

create function private.site_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select s.id, jsonb_build_object('id', s.id, 'name', s.name, 'timeZone', s.time_zone, 'archived', s.archived)
    from public.sites s where s.tenant_id = p_tenant_id and s.id = any (p_ids);
end
$$;

create function private.container_type_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select t.id, jsonb_build_object(
      'id', t.id, 'name', t.name, 'kind', t.kind, 'rows', t.rows, 'columns', t.columns, 'capacity', t.capacity,
      'labelling', t.labelling, 'allowedChildren', t.allowed_children, 'temperatureClass', t.temperature_class,
      'refusedHazards', t.refused_hazards, 'archived', t.archived)
    from public.container_types t where t.tenant_id = p_tenant_id and t.id = any (p_ids);
end
$$;

create function private.sample_type_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select t.id, jsonb_build_object(
      'id', t.id, 'name', t.name, 'colour', t.colour, 'temperatureClasses', t.temperature_classes, 'archived', t.archived)
    from public.sample_types t where t.tenant_id = p_tenant_id and t.id = any (p_ids);
end
$$;

create function private.container_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select c.id, jsonb_build_object(
      'id', c.id, 'siteId', c.site_id, 'parentId', c.parent_id, 'position', c.position, 'typeId', c.type_id, 'name', c.name,
      'barcode', c.barcode, 'temperatureClass', c.temperature_class,
      'blocked', coalesce((
        select jsonb_agg(jsonb_build_object('position', b.position, 'reason', b.reason) order by length(rtrim(b.position, '0123456789')), rtrim(b.position, '0123456789'),
          length(b.position), b.position)
        from public.blocked_positions b where b.tenant_id = c.tenant_id and b.container_id = c.id
      ), '[]'),
      'locationVerified', c.location_verified, 'archived', c.archived)
    from unnest(p_ids) wanted (id)
    cross join lateral (select * from public.containers c where c.tenant_id = p_tenant_id and c.id = wanted.id offset 0) c;
end
$$;

create function private.sample_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select s.id, jsonb_build_object(
      'id', s.id, 'labwareId', s.labware_id, 'barcode', s.barcode, 'name', s.name, 'externalId', s.external_id,
      'sampleTypeId', s.sample_type_id, 'derivation', s.derivation,
      'parentIds', coalesce((
        select jsonb_agg(sp.parent_id order by sp.ordinal)
        from public.sample_parents sp where sp.tenant_id = p_tenant_id and sp.sample_id = s.id
      ), '[]'),
      'state', s.state, 'containerId', s.container_id, 'position', s.position,
      'location', case when s.is_placed then 'verified' when s.location_unverified then 'unverified' else 'none' end,
      'quantity', s.quantity, 'unit', s.unit, 'hazards', s.hazards,
      'collectedAt', private.iso(s.collected_at), 'expiresAt', private.iso(s.expires_at),
      'freezeThawCount', s.freeze_thaw_count, 'notes', s.notes, 'updatedAt', private.iso(greatest(s.updated_at, s.placed_at)))
    from unnest(p_ids) wanted (id)
    cross join lateral (
      select s.*, l.id as labware_id, l.barcode, p.container_id, p.position, p.placed_at, p.labware_id is not null as is_placed
      from public.samples s
      join public.labware l on l.tenant_id = s.tenant_id and l.sample_id = s.id
      left join public.placements p on p.tenant_id = s.tenant_id and p.labware_id = l.id
      where s.tenant_id = p_tenant_id and s.id = wanted.id
      offset 0
    ) s;
end
$$;

create function private.conflict_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select c.id, jsonb_build_object(
      'id', c.id, 'subjectKind', case when c.subject_sample_id is null then 'container' else 'sample' end,
      'subjectId', coalesce(c.subject_sample_id, c.subject_container_id),
      'occupantId', coalesce(c.occupant_sample_id, c.occupant_container_id),
      'containerId', c.container_id, 'position', c.position, 'commandId', c.command_id, 'state', c.state,
      'resolution', c.resolution, 'openedAt', private.iso(c.opened_at), 'openedBy', c.opened_by,
      'resolvedAt', private.iso(c.resolved_at), 'resolvedBy', c.resolved_by, 'note', c.note)
    from public.conflicts c where c.tenant_id = p_tenant_id and c.id = any (p_ids);
end
$$;

-- The documents of entities of any kind.
create function private.docs(p_tenant_id uuid, p_kind text, p_ids uuid[]) returns table (id uuid, doc jsonb)
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
  end case;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.tenant_docs(uuid, uuid[]), private.member_docs(uuid, uuid[]), private.site_docs(uuid, uuid[]),
  private.container_type_docs(uuid, uuid[]), private.sample_type_docs(uuid, uuid[]), private.container_docs(uuid, uuid[]),
  private.sample_docs(uuid, uuid[]), private.conflict_docs(uuid, uuid[]), private.docs(uuid, text, uuid[])
to tracseq_command;
