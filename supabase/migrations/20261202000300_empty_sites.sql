-- A site in which nothing stands yet is there to hold like any other: a device that held only what has rows would not see the first thing that is
-- put there, its own included, until it next asks what there is. One that is out of use and empty is left out, and comes back with its row.
create or replace function public.sync_summary(p_tenant_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  return jsonb_build_object(
    'epoch', v_me.epoch,
    'version', (select c.version from public.tenant_clocks c where c.tenant_id = p_tenant_id),
    'role', v_me.role,
    'scopes', coalesce((
      select jsonb_agg(jsonb_build_object('scope', s.scope, 'rows', s.rows) order by s.scope = 'tenant' desc, s.scope)
      from (
        select s.scope, s.rows from public.scope_sums s where s.tenant_id = p_tenant_id
        union all
        select 'site:' || t.id, 0 from public.sites t
        where t.tenant_id = p_tenant_id and not t.archived and not exists (
          select from public.scope_sums s where s.tenant_id = p_tenant_id and s.scope = 'site:' || t.id
        )
      ) s
    ), '[]'),
    'serverTime', private.iso(clock_timestamp()));
end
$$;
