-- Contact ways: by what a person is reached themself, whatever phone they have: mail and text message. Whether and from which
-- severity on is said by a command; the address is not (see 20261129000120_contact_addresses.sql and decision 19), because what a
-- command says stays for ever where others read it. Mail goes to the address a person signs in with unless they name another.
create table public.contact_ways (
  tenant_id uuid not null,
  member_id uuid not null,
  way text not null,
  enabled boolean not null,
  minimum_severity text not null,
  language text not null,
  -- The person's own address, sealed, and what of it they know it again by; only after they proved that it is theirs.
  address_sealed text,
  address_hint text,
  confirmed_at timestamptz,
  -- The address answered that it takes no messages any more, and was given up.
  ended_at timestamptz,
  -- The one that waits for its code: until when, and how often that was guessed.
  pending_sealed text,
  pending_hint text,
  code_hash text,
  code_until timestamptz,
  code_tries int not null default 0,
  constraint contact_ways_pkey primary key (tenant_id, member_id, way),
  constraint contact_ways_way_known check (way in ('email', 'sms')),
  constraint contact_ways_severity_known check (minimum_severity in ('warning', 'critical')),
  constraint contact_ways_language_form check (language ~ '^[a-z]{2,3}$'),
  constraint contact_ways_sealed_size check (length(address_sealed) <= 8000 and length(pending_sealed) <= 8000),
  constraint contact_ways_hint_size check (length(address_hint) <= 80 and length(pending_hint) <= 80),
  constraint contact_ways_address_whole check (num_nulls(address_sealed, address_hint, confirmed_at) in (0, 3)),
  constraint contact_ways_pending_whole check (num_nulls(pending_sealed, pending_hint, code_hash, code_until) in (0, 4)),
  constraint contact_ways_member_fkey foreign key (tenant_id, member_id) references public.memberships (tenant_id, id)
);

revoke all on public.contact_ways from public, anon, authenticated, service_role;
-- Everything but the addresses, even sealed, and the code.
grant select (tenant_id, member_id, way, enabled, minimum_severity, language, address_hint, confirmed_at, ended_at, pending_hint, code_until)
  on public.contact_ways to authenticated;
grant select, insert, update on public.contact_ways to tracseq_command;

alter table public.contact_ways enable row level security;
alter table public.contact_ways force row level security;

-- Their own alone: others learn no more than by what a person can be reached, from on_call_overview.
create policy contact_ways_read on public.contact_ways for select to authenticated
  using (
    tenant_id = any (array(select private.my_tenants()))
    and member_id in (select m.id from public.memberships m where m.user_id = (select auth.uid()) and m.state = 'active')
  );
create policy contact_ways_command_read on public.contact_ways for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy contact_ways_command_insert on public.contact_ways for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy contact_ways_command_update on public.contact_ways for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

-- Whoever leaves the laboratory takes their number along.
create function private.memberships_forget_ways() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.contact_ways w where w.tenant_id = new.tenant_id and w.member_id = new.id;
  return null;
end
$$;
create trigger memberships_forget_ways after update of state on public.memberships
  for each row when (new.state = 'removed' and old.state <> 'removed') execute function private.memberships_forget_ways();

-- Since when a channel is there: people are reached through the laboratory's oldest one of a kind.
alter table public.channels add column created_at timestamptz not null default clock_timestamp();

-- The connector that goes a way.
create function private.connector_of_way(p_way text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return case p_way when 'email' then 'email' when 'sms' then 'twilio' end;
end
$$;

-- The channel whose server or account people are reached through; null where the laboratory has none.
create function private.channel_of_way(p_tenant_id uuid, p_way text) returns uuid
language plpgsql stable set search_path = '' as $$
begin
  return (
    select c.id from public.channels c
    where c.tenant_id = p_tenant_id and c.connector = private.connector_of_way(p_way) and not c.archived
    order by c.created_at, c.id limit 1
  );
end
$$;

-- By what some members are told of an alert as bad as that. Who has said nothing is mailed of what is critical, but only where
-- somebody named them (`p_named`), in a policy or by the on-call schedule: not of everything that happens in the house.
create function private.ways_to_tell(p_tenant_id uuid, p_member_ids uuid[], p_severity text, p_named boolean)
returns table (member_id uuid, way text)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select m.id, y.way
    from (values ('email'), ('sms')) y (way)
    cross join public.memberships m
    left join public.contact_ways w on w.tenant_id = m.tenant_id and w.member_id = m.id and w.way = y.way
    where m.tenant_id = p_tenant_id and m.id = any (p_member_ids) and m.state = 'active'
      and private.channel_of_way(p_tenant_id, y.way) is not null
      and coalesce(w.enabled, p_named)
      and (coalesce(w.minimum_severity, 'critical') = 'warning' or p_severity = 'critical')
      and (y.way = 'email' or w.address_sealed is not null);
end
$$;

-- Sets some of the caller's ways; what it does not name stays.
create function private.set_contact_ways_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_way jsonb;
  v_language text;
  v_name text;
  v_named text[] := '{}';
begin
  perform private.check_fields(args, array['language', 'ways']);
  v_language := private.text_of(args, 'language', 3);
  if v_language !~ '^[a-z]{2,3}$' then
    perform private.refuse_field('language');
  end if;
  if jsonb_typeof(args -> 'ways') is distinct from 'array' or jsonb_array_length(args -> 'ways') not between 1 and 2 then
    perform private.refuse_field('ways');
  end if;
  for v_way in select * from jsonb_array_elements(args -> 'ways') loop
    perform private.check_fields(v_way, array['way', 'enabled', 'minimumSeverity']);
    v_name := private.choice_of(v_way, 'way', array['email', 'sms']);
    if v_name = any (v_named) then
      perform private.refuse_field('ways');
    end if;
    v_named := v_named || v_name;
    insert into public.contact_ways as w (tenant_id, member_id, way, enabled, minimum_severity, language)
    select m.tenant_id, m.id, v_name, private.boolean_of(v_way, 'enabled'),
      private.choice_of(v_way, 'minimumSeverity', array['warning', 'critical']), v_language
    from public.memberships m where m.tenant_id = p.tenant_id and m.user_id = p.user_id and m.state = 'active'
    on conflict (tenant_id, member_id, way) do update set enabled = excluded.enabled,
      minimum_severity = excluded.minimum_severity, language = excluded.language;
  end loop;
  return private.applied('{}', '{}');
end
$$;

insert into private.command_permissions (name, roles) values
  ('set_contact_ways.v1', array['technician', 'supervisor', 'administrator']);
insert into private.command_functions (name, function) values ('set_contact_ways.v1', 'set_contact_ways_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.set_contact_ways_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function private.connector_of_way(text), private.channel_of_way(uuid, text) to tracseq_command;
