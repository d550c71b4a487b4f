-- Where one thing is: for a device that holds another site and scanned its code, or followed a link to it.

-- The bearer of a code, or the sample or container of an id: {kind, id, name, barcode, state, siteId, path, position}; null when the tenant has none.
-- Exactly one of code and id is asked for. `path` leads from the site's outermost container down to the nearest one around it.
create function public.locate(p_tenant_id uuid, p_barcode text, p_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  if num_nonnulls(p_barcode, p_id) <> 1 then
    perform private.refuse_call('arguments_invalid', '{"field": "p_id"}');
  end if;
  if length(p_barcode) > 300 then
    perform private.refuse_call('arguments_invalid', '{"field": "p_barcode"}');
  end if;
  return coalesce((
    select jsonb_build_object('kind', 'sample', 'id', s.id, 'name', s.name, 'barcode', l.barcode, 'state', s.state,
      'siteId', c.site_id, 'path', private.path_to(p_tenant_id, p.container_id), 'position', p.position)
    from public.labware l
    join public.samples s on s.tenant_id = l.tenant_id and s.id = l.sample_id
    left join public.placements p on p.tenant_id = l.tenant_id and p.labware_id = l.id
    left join public.containers c on c.tenant_id = p.tenant_id and c.id = p.container_id
    where l.tenant_id = p_tenant_id and (
      l.id = (select b.labware_id from public.barcodes b where b.tenant_id = p_tenant_id and b.barcode = p_barcode)
      or l.sample_id = p_id)
  ), (
    select jsonb_build_object('kind', 'container', 'id', c.id, 'name', c.name, 'barcode', c.barcode,
      'state', case when c.archived then 'archived' else 'available' end,
      'siteId', c.site_id, 'path', private.path_to(p_tenant_id, c.parent_id), 'position', c.position)
    from public.containers c
    where c.tenant_id = p_tenant_id and c.id = coalesce(p_id,
      (select b.container_id from public.barcodes b where b.tenant_id = p_tenant_id and b.barcode = p_barcode))
  ));
end
$$;

grant create on schema public to tracseq_command;
alter function public.locate(uuid, text, uuid) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.locate(uuid, text, uuid) from public, anon, authenticated, service_role;
grant execute on function public.locate(uuid, text, uuid) to authenticated;
