-- What the office asks of the server alone: is the audit trail whole, and how full is everything.

-- Recomputes the chain between two rows, both included; from the beginning or to the head where none is given. A range that
-- reaches the head must end in the hash the clock remembers, so that rows cut off at the end are missed too.
create function public.verify_audit_chain(p_tenant_id uuid, p_from bigint default null, p_to bigint default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_clock public.tenant_clocks;
  v_from bigint := greatest(coalesce(p_from, 1), 1);
  v_to bigint;
  v_before bytea;
  v_checked bigint;
  v_first_bad bigint;
  v_last record;
begin
  if v_me.role not in ('supervisor', 'administrator', 'auditor') then
    perform private.refuse_call('not_permitted', '{}', 403);
  end if;
  select * into v_clock from public.tenant_clocks c where c.tenant_id = p_tenant_id;
  v_to := least(coalesce(p_to, v_clock.audit_seq), v_clock.audit_seq);
  v_before := case when v_from = 1 then private.audit_genesis(p_tenant_id)
    else (select a.hash from public.audit_log a where a.tenant_id = p_tenant_id and a.seq = v_from - 1) end;
  select count(*), min(x.seq) filter (where not x.sound)
  into v_checked, v_first_bad
  from (
    select a.seq, coalesce(
      a.seq = v_from - 1 + row_number() over (order by a.seq)
      and a.prev_hash = lag(a.hash, 1, v_before) over (order by a.seq)
      and a.hash = private.audit_hash(a.prev_hash, a.tenant_id, a.seq, a.at, a.actor_id, a.device_id, a.action, a.command_id,
        a.payload), false) as sound
    from public.audit_log a
    where a.tenant_id = p_tenant_id and a.seq between v_from and v_to
  ) x;
  -- Rows missing at the end of the range leave no later row to notice it.
  if v_first_bad is null and v_checked < v_to - v_from + 1 then
    v_first_bad := v_from + v_checked;
  end if;
  if v_first_bad is null and v_to = v_clock.audit_seq and v_to >= v_from then
    select a.hash into v_last from public.audit_log a where a.tenant_id = p_tenant_id and a.seq = v_to;
    if v_last.hash is distinct from v_clock.audit_hash then
      v_first_bad := v_to;
    end if;
  end if;
  return jsonb_build_object('ok', v_first_bad is null, 'checked', v_checked, 'firstBad', v_first_bad);
end
$$;

-- How full each container directly in this one is, with all below it (without one: each that stands in a site). The same
-- figures as lib/domain/containers/occupancy.ts; `capacity` is null when nothing in it says how much it holds.
create function public.occupancy(p_tenant_id uuid, p_container_id uuid default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  if p_container_id is not null and not exists (
    select from public.containers c where c.tenant_id = p_tenant_id and c.id = p_container_id
  ) then
    perform private.refuse_call('container_not_found', '{}', 404);
  end if;
  return coalesce((
    with recursive down as (
      select c.id as root, c.id, c.type_id, c.parent_id from public.containers c
      where c.tenant_id = p_tenant_id and not c.archived
        and (c.parent_id = p_container_id or (p_container_id is null and c.parent_id is null))
      union all
      select down.root, c.id, c.type_id, c.parent_id
      from down join public.containers c on c.tenant_id = p_tenant_id and c.parent_id = down.id and not c.archived
    ),
    each as (
      select down.root, down.id, down.parent_id,
        (select count(*) from public.placements p where p.tenant_id = p_tenant_id and p.container_id = down.id) as used,
        case when 'sample' = any (t.allowed_children) then
          case when t.rows is null then t.capacity
            else t.rows * t.columns
              - (select count(*) from public.blocked_positions b where b.tenant_id = p_tenant_id and b.container_id = down.id)
          end
        end as capacity
      from down join public.container_types t on t.tenant_id = p_tenant_id and t.id = down.type_id
    ),
    summed as (
      select e.root, sum(e.used) as used, sum(e.capacity) as capacity,
        count(*) filter (where e.parent_id = e.root) as children
      from each e group by e.root
    )
    select jsonb_agg(
      jsonb_build_object('id', s.root, 'used', s.used, 'capacity', s.capacity, 'children', s.children) order by s.root
    ) from summed s
  ), '[]');
end
$$;

grant create on schema public to tracseq_command;
alter function public.verify_audit_chain(uuid, bigint, bigint) owner to tracseq_command;
alter function public.occupancy(uuid, uuid) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.verify_audit_chain(uuid, bigint, bigint), public.occupancy(uuid, uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.verify_audit_chain(uuid, bigint, bigint), public.occupancy(uuid, uuid) to authenticated;
