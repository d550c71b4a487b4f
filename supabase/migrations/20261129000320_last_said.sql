-- What became of the last code or trial that went a way; said so that the index of what is about no alert serves it, since screens ask often.
create or replace function private.last_said(p_tenant_id uuid, p_member_id uuid, p_way text, p_event text) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select jsonb_build_object('state', d.state, 'at', private.iso(coalesce(d.settled_at, d.next_at)), 'problem', d.problem)
    from public.deliveries d
    where d.tenant_id = p_tenant_id and d.member_id = p_member_id and d.way = p_way and d.event = p_event and d.alert_id is null
    order by d.created_at desc limit 1
  );
end
$$;
