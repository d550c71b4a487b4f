-- What has happened to a sample: its own custody events, and those that carried the containers it was in while it was in them,
-- at any height. Order is that of the events' ids, which one writer per tenant hands out; clocks have no part in it. Newest
-- first.
create function public.sample_history(p_tenant_id uuid, p_sample_id uuid, p_limit int default 200)
returns setof public.custody_events
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  return query
    with recursive stays as (
      select m.container_id, m.came, coalesce(m.went, 9223372036854775807) as went
      from (
        select e.to_container_id as container_id, e.id as came, lead(e.id) over (order by e.id) as went
        from public.custody_events e
        where e.tenant_id = p_tenant_id and e.sample_id = p_sample_id and num_nonnulls(e.from_container_id, e.to_container_id) > 0
      ) m
      where m.container_id is not null
    ),
    around as (
      select s.container_id, s.came, s.went from stays s
      union all
      select h.parent_id, greatest(h.came, around.came), least(h.went, around.went)
      from around
      cross join lateral (
        with carried as (
          select e.from_container_id, e.to_container_id, e.id as came,
            lead(e.id) over w as went, row_number() over w = 1 as is_first
          from public.custody_events e
          where e.tenant_id = p_tenant_id and e.container_id = around.container_id
            and e.kind in ('container_transferred', 'container_created', 'location_verified')
          window w as (order by e.id)
        )
        select c.to_container_id as parent_id, c.came, coalesce(c.went, 9223372036854775807) as went from carried c
        union all
        select c.from_container_id, 0, c.came from carried c where c.is_first
        union all
        select c.parent_id, 0, 9223372036854775807 from public.containers c
        where c.tenant_id = p_tenant_id and c.id = around.container_id and not exists (select from carried)
      ) h
      where h.parent_id is not null and greatest(h.came, around.came) < least(h.went, around.went)
    ),
    lived as (
      select e.id from public.custody_events e where e.tenant_id = p_tenant_id and e.sample_id = p_sample_id
      union
      select e.id
      from around a
      join public.custody_events e on e.tenant_id = p_tenant_id and e.container_id = a.container_id
        and e.kind in ('container_transferred', 'location_unverified', 'location_verified') and e.id > a.came and e.id < a.went
    )
    select e.* from public.custody_events e
    where e.tenant_id = p_tenant_id and e.id in (select l.id from lived l)
    order by e.id desc
    limit least(greatest(coalesce(p_limit, 200), 0), 1000);
end
$$;

grant create on schema public to tracseq_command;
alter function public.sample_history(uuid, uuid, int) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.sample_history(uuid, uuid, int) from public, anon, authenticated, service_role;
grant execute on function public.sample_history(uuid, uuid, int) to authenticated;
