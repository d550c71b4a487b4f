-- Codes and trials are between a person and their own address: that somebody asked for one, when, and what became of it is nobody else's
-- business, supervisors' neither. What was sent of an alert stays to be seen by everybody, since everybody must know who was reached; but
-- never what the other side calls it.
drop policy deliveries_read on public.deliveries;
create policy deliveries_read on public.deliveries for select to authenticated
  using (
    tenant_id = any (array(select private.my_tenants()))
    and (alert_id is not null or member_id is null
      or member_id in (select m.id from public.memberships m where m.user_id = (select auth.uid()) and m.state = 'active'))
  );
revoke select on public.deliveries from authenticated;
grant select (
  tenant_id, id, alert_id, channel_id, subscription_id, member_id, way, event, step, state, attempts, next_at, created_at, settled_at, problem,
  through_channel_id
) on public.deliveries to authenticated;

insert into private.error_codes (code, kind) values ('delivery_personal', 'validation');

-- Sends what never got through once more. Not a code or a trial of somebody's: nobody else sends messages to an address that may be a
-- stranger's, and the person asks for another one within their bounds.
create or replace function public.replay_delivery(p_tenant_id uuid, p_delivery_id uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  if v_me.role not in ('supervisor', 'administrator') then
    perform private.refuse_call('not_permitted', '{}', 403);
  end if;
  if exists (
    select from public.deliveries d
    where d.tenant_id = p_tenant_id and d.id = p_delivery_id and d.member_id is not null and d.alert_id is null
  ) then
    perform private.refuse_call('delivery_personal', '{}');
  end if;
  update public.deliveries d set state = 'waiting', settled_at = null, next_at = clock_timestamp()
  where d.tenant_id = p_tenant_id and d.id = p_delivery_id and d.state = 'dead';
  if not found then
    return false;
  end if;
  perform pg_notify('tracseq_deliveries', '');
  return true;
end
$$;
