-- A tenant: a laboratory with its own people, rows, name and look.
create table public.tenants (
  id uuid primary key,
  slug text not null,
  name text not null,
  branding jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint tenants_slug_key unique (slug),
  constraint tenants_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 2 and 60),
  constraint tenants_name_filled check (btrim(name) <> '' and length(name) <= 120),
  constraint tenants_branding_object check (jsonb_typeof(branding) = 'object')
);

-- The one row per tenant that every writer locks first and updates last: commit order is version order.
create table public.tenant_clocks (
  tenant_id uuid primary key references public.tenants (id),
  version bigint not null default 0 check (version >= 0),
  audit_seq bigint not null default 0 check (audit_seq >= 0),
  audit_hash bytea not null check (length(audit_hash) = 32),
  tombstone_horizon bigint not null default 0 check (tombstone_horizon between 0 and version)
);

revoke all on public.tenants, public.tenant_clocks from public, anon, authenticated, service_role;
grant select on public.tenants, public.tenant_clocks to authenticated;
grant select, update (name, branding) on public.tenants to tracseq_command;
grant select, update (version, audit_seq, audit_hash) on public.tenant_clocks to tracseq_command;

alter table public.tenants enable row level security;
alter table public.tenants force row level security;
alter table public.tenant_clocks enable row level security;
alter table public.tenant_clocks force row level security;
