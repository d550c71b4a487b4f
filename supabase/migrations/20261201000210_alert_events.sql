-- What people write about an alert and to whom they give it, each for itself and for good. The alert carries the last of both; a comment that
-- follows another takes nothing away. (Who acknowledged stands on the alert, snoozes and calls in tables of their own.)
create table public.alert_events (
  tenant_id uuid not null,
  -- The command that did it.
  command_id uuid not null,
  alert_id uuid not null,
  kind text not null,
  happened_at timestamptz not null,
  user_id uuid not null,
  note text,
  assignee_id uuid,
  constraint alert_events_pkey primary key (tenant_id, command_id),
  constraint alert_events_kind_known check (kind in ('noted', 'assigned')),
  constraint alert_events_note_with_kind check ((kind = 'noted') = (note is not null)),
  constraint alert_events_assignee_with_kind check (kind = 'assigned' or assignee_id is null),
  constraint alert_events_alert_fkey foreign key (tenant_id, alert_id) references public.alerts (tenant_id, id),
  constraint alert_events_assignee_fkey foreign key (tenant_id, assignee_id) references public.memberships (tenant_id, id)
);
create index alert_events_alert_idx on public.alert_events (tenant_id, alert_id);
create index alert_events_assignee_idx on public.alert_events (tenant_id, assignee_id) where assignee_id is not null;

revoke all on public.alert_events from public, anon, authenticated, service_role;
grant select on public.alert_events to authenticated;
grant select, insert on public.alert_events to tracseq_command;

alter table public.alert_events enable row level security;
alter table public.alert_events force row level security;

create policy alert_events_read on public.alert_events for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy alert_events_command_read on public.alert_events for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy alert_events_command_insert on public.alert_events for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));

-- Keeps one. At the moment of the tap, as far as a device's clock is to be believed: one that runs ahead says nothing of the future.
create function private.keep_alert_event(p private.command_context, p_alert_id uuid, p_kind text, p_note text, p_assignee_id uuid) returns void
language sql set search_path = '' as $$
  insert into public.alert_events (tenant_id, command_id, alert_id, kind, happened_at, user_id, note, assignee_id)
  values (p.tenant_id, p.command_id, p_alert_id, p_kind, least(p.device_time, p.received_at), p.user_id, p_note, p_assignee_id)
$$;

-- Taking an alert on without a word leaves what was noted before.
create or replace function private.acknowledge_alert_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_alert public.alerts;
  v_note text;
begin
  perform private.check_fields(args, array['alertId', 'note']);
  v_note := private.text_of(args, 'note', 500);
  v_alert := private.open_alert(p.tenant_id, private.uuid_of(args, 'alertId'));
  if v_alert.acknowledged_at is not null then
    perform private.refuse('alert_acknowledged', jsonb_build_object('alertId', v_alert.id));
  end if;
  update public.alerts a set acknowledged_at = p.received_at, acknowledged_by = p.user_id, note = coalesce(nullif(v_note, ''), a.note)
  where a.tenant_id = p.tenant_id and a.id = v_alert.id;
  if v_note <> '' then
    perform private.keep_alert_event(p, v_alert.id, 'noted', v_note, null);
  end if;
  return private.applied(array['alert'], array[v_alert.id]);
end
$$;

create or replace function private.note_alert_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_alert public.alerts;
  v_note text;
begin
  perform private.check_fields(args, array['alertId', 'note']);
  v_note := private.text_of(args, 'note', 500);
  v_alert := private.open_alert(p.tenant_id, private.uuid_of(args, 'alertId'));
  update public.alerts a set note = v_note where a.tenant_id = p.tenant_id and a.id = v_alert.id;
  perform private.keep_alert_event(p, v_alert.id, 'noted', v_note, null);
  return private.applied(array['alert'], array[v_alert.id]);
end
$$;

create or replace function private.assign_alert_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_alert public.alerts;
  v_member_id uuid;
begin
  perform private.check_fields(args, array['alertId', 'memberId']);
  v_member_id := private.uuid_or_null(args, 'memberId');
  v_alert := private.open_alert(p.tenant_id, private.uuid_of(args, 'alertId'));
  if v_member_id is not null and not exists (
    select from public.memberships m where m.tenant_id = p.tenant_id and m.id = v_member_id and m.state = 'active'
  ) then
    perform private.refuse('member_not_found', jsonb_build_object('memberId', v_member_id));
  end if;
  update public.alerts a set assignee_id = v_member_id where a.tenant_id = p.tenant_id and a.id = v_alert.id;
  if v_member_id is distinct from v_alert.assignee_id then
    perform private.keep_alert_event(p, v_alert.id, 'assigned', null, v_member_id);
  end if;
  return private.applied(array['alert'], array[v_alert.id]);
end
$$;

-- What was noted before there was a history, with whoever wrote it last by the audit trail's own record of commands.
insert into public.alert_events (tenant_id, command_id, alert_id, kind, happened_at, user_id, note)
select c.tenant_id, c.id, a.id, 'noted', least(c.device_time, c.received_at), c.user_id, c.args ->> 'note'
from public.commands c
join public.alerts a on a.tenant_id = c.tenant_id and a.id::text = c.args ->> 'alertId'
where c.name in ('note_alert.v1', 'acknowledge_alert.v1') and c.status = 'applied' and coalesce(c.args ->> 'note', '') <> '';

revoke execute on all functions in schema private from public;
grant execute on function private.keep_alert_event(private.command_context, uuid, text, text, uuid) to tracseq_command;
