-- Alert rules: which of the things that nobody measures raise an alert in a laboratory, and after how long. What they watch, and
-- what is so until somebody says otherwise, is the product's.

-- What can be watched for. `function` names the function of schema private that finds the causes (see 20261128000120_alert_causes.sql);
-- a rule without one narrows or widens what the function of another finds. lib/domain/alert-rules holds the same figures.
create table private.alert_causes (
  rule text primary key check (rule ~ '^[a-z]+(_[a-z]+)*$'),
  function text check (function ~ '^causes_[a-z]+(_[a-z]+)*$'),
  enabled boolean not null,
  -- In the unit of the rule: minutes, hours or days.
  amount int not null,
  least_amount int not null,
  most_amount int not null,
  constraint alert_causes_amount_range check (amount between least_amount and most_amount)
);

create table public.alert_rules (
  tenant_id uuid not null references public.tenants (id),
  rule text not null,
  enabled boolean not null,
  amount int not null,
  constraint alert_rules_pkey primary key (tenant_id, rule),
  constraint alert_rules_rule_fkey foreign key (rule) references private.alert_causes (rule),
  constraint alert_rules_amount_range check (amount >= 0)
);

revoke all on public.alert_rules, private.alert_causes from public, anon, authenticated, service_role;
grant select on public.alert_rules to authenticated;
grant select, insert, update on public.alert_rules to tracseq_command;
grant select on private.alert_causes to tracseq_command;

alter table public.alert_rules enable row level security;
alter table public.alert_rules force row level security;
alter table private.alert_causes enable row level security;
alter table private.alert_causes force row level security;

create policy alert_rules_read on public.alert_rules for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy alert_rules_command_read on public.alert_rules for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy alert_rules_command_insert on public.alert_rules for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy alert_rules_command_update on public.alert_rules for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));
create policy alert_causes_read on private.alert_causes for select to tracseq_command using (true);

-- The laboratories in which a rule is on, and after how long; one of them, or with null all.
create function private.rule_in_force(p_rule text, p_tenant_id uuid) returns table (tenant_id uuid, amount int)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select t.id, coalesce(r.amount, k.amount)
    from private.alert_causes k
    cross join public.tenants t
    left join public.alert_rules r on r.tenant_id = t.id and r.rule = k.rule
    where k.rule = p_rule and (p_tenant_id is null or t.id = p_tenant_id) and coalesce(r.enabled, k.enabled);
end
$$;

-- Sets some of the rules; what it does not name stays.
create function private.set_alert_rules_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_rule jsonb;
  v_known private.alert_causes;
  v_named text[] := '{}';
begin
  perform private.check_fields(args, array['rules']);
  if jsonb_typeof(args -> 'rules') is distinct from 'array' or jsonb_array_length(args -> 'rules') not between 1 and 20 then
    perform private.refuse_field('rules');
  end if;
  for v_rule in select * from jsonb_array_elements(args -> 'rules') loop
    perform private.check_fields(v_rule, array['rule', 'enabled', 'amount']);
    select * into v_known from private.alert_causes k where k.rule = private.text_of(v_rule, 'rule', 40);
    if not found or v_known.rule = any (v_named) then
      perform private.refuse_field('rules');
    end if;
    v_named := v_named || v_known.rule;
    insert into public.alert_rules as r (tenant_id, rule, enabled, amount)
    values (p.tenant_id, v_known.rule, private.boolean_of(v_rule, 'enabled'),
      private.integer_of(v_rule, 'amount', v_known.least_amount, v_known.most_amount))
    on conflict (tenant_id, rule) do update set enabled = excluded.enabled, amount = excluded.amount;
  end loop;
  return private.applied('{}', '{}');
end
$$;

insert into private.command_permissions (name, roles) values ('set_alert_rules.v1', array['supervisor', 'administrator']);
insert into private.command_functions (name, function) values ('set_alert_rules.v1', 'set_alert_rules_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.set_alert_rules_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
