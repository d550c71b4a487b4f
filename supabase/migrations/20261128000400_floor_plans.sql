-- Floor plans: where the rooms and freezers of a site stand, in cells of a grid. Devices hold the plan in the document of its site.
create table public.floor_plans (
  tenant_id uuid not null,
  site_id uuid not null,
  -- How often it was saved: whoever edits an older one is told.
  revision int not null,
  columns smallint not null,
  rows smallint not null,
  -- The drawing behind it, in the bucket floor-plans under the tenant's id.
  picture_id uuid,
  constraint floor_plans_pkey primary key (tenant_id, site_id),
  constraint floor_plans_size check (columns between 12 and 80 and rows between 8 and 60),
  constraint floor_plans_site_fkey foreign key (tenant_id, site_id) references public.sites (tenant_id, id)
);

create table public.floor_rooms (
  tenant_id uuid not null,
  site_id uuid not null,
  id uuid not null,
  ordinal smallint not null,
  name text not null,
  x smallint not null,
  y smallint not null,
  width smallint not null,
  height smallint not null,
  constraint floor_rooms_pkey primary key (tenant_id, site_id, id),
  constraint floor_rooms_area check (x >= 0 and y >= 0 and width >= 1 and height >= 1),
  constraint floor_rooms_name_filled check (btrim(name) <> ''),
  constraint floor_rooms_plan_fkey foreign key (tenant_id, site_id) references public.floor_plans (tenant_id, site_id)
);

-- The cell of the upper left corner of a container.
create table public.floor_spots (
  tenant_id uuid not null,
  site_id uuid not null,
  container_id uuid not null,
  x smallint not null,
  y smallint not null,
  constraint floor_spots_pkey primary key (tenant_id, site_id, container_id),
  constraint floor_spots_place check (x >= 0 and y >= 0),
  constraint floor_spots_plan_fkey foreign key (tenant_id, site_id) references public.floor_plans (tenant_id, site_id),
  constraint floor_spots_container_fkey foreign key (tenant_id, container_id) references public.containers (tenant_id, id)
);
create index floor_spots_container_idx on public.floor_spots (tenant_id, container_id);

revoke all on public.floor_plans, public.floor_rooms, public.floor_spots from public, anon, authenticated, service_role;
grant select on public.floor_plans, public.floor_rooms, public.floor_spots to authenticated;
grant select, insert, update on public.floor_plans to tracseq_command;
grant select, insert, delete on public.floor_rooms, public.floor_spots to tracseq_command;

alter table public.floor_plans enable row level security;
alter table public.floor_plans force row level security;
alter table public.floor_rooms enable row level security;
alter table public.floor_rooms force row level security;
alter table public.floor_spots enable row level security;
alter table public.floor_spots force row level security;

create policy floor_plans_read on public.floor_plans for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy floor_plans_command_read on public.floor_plans for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy floor_plans_command_insert on public.floor_plans for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy floor_plans_command_update on public.floor_plans for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create policy floor_rooms_read on public.floor_rooms for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy floor_rooms_command_read on public.floor_rooms for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy floor_rooms_command_insert on public.floor_rooms for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy floor_rooms_command_delete on public.floor_rooms for delete to tracseq_command
  using (tenant_id = (select private.active_tenant()));

create policy floor_spots_read on public.floor_spots for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy floor_spots_command_read on public.floor_spots for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy floor_spots_command_insert on public.floor_spots for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy floor_spots_command_delete on public.floor_spots for delete to tracseq_command
  using (tenant_id = (select private.active_tenant()));

-- A stale revision: what a colleague arranged is never overwritten unseen.
insert into private.error_codes (code, kind) values ('floor_plan_changed', 'validation');

create or replace function private.site_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select s.id, jsonb_build_object(
      'id', s.id, 'name', s.name, 'timeZone', s.time_zone, 'archived', s.archived, 'floorPlan', (
        select jsonb_build_object(
          'revision', f.revision, 'columns', f.columns, 'rows', f.rows, 'pictureId', f.picture_id,
          'rooms', coalesce((
            select jsonb_agg(jsonb_build_object(
              'id', r.id, 'name', r.name, 'x', r.x, 'y', r.y, 'width', r.width, 'height', r.height) order by r.ordinal)
            from public.floor_rooms r where r.tenant_id = f.tenant_id and r.site_id = f.site_id
          ), '[]'),
          'spots', coalesce((
            select jsonb_agg(jsonb_build_object('containerId', p.container_id, 'x', p.x, 'y', p.y) order by p.container_id)
            from public.floor_spots p where p.tenant_id = f.tenant_id and p.site_id = f.site_id
          ), '[]'))
        from public.floor_plans f where f.tenant_id = s.tenant_id and f.site_id = s.id))
    from public.sites s where s.tenant_id = p_tenant_id and s.id = any (p_ids);
end
$$;

-- A rectangle of cells as a person drew it; whether it lies within the plan is asked when all are read.
create function private.floor_room_of(p_room jsonb) returns public.floor_rooms
language plpgsql stable set search_path = '' as $$
declare
  r public.floor_rooms;
begin
  perform private.check_fields(p_room, array['id', 'name', 'x', 'y', 'width', 'height']);
  r.id := private.uuid_of(p_room, 'id');
  r.name := private.text_of(p_room, 'name', 60);
  r.x := private.integer_of(p_room, 'x', 0, 80);
  r.y := private.integer_of(p_room, 'y', 0, 80);
  r.width := private.integer_of(p_room, 'width', 1, 80);
  r.height := private.integer_of(p_room, 'height', 1, 80);
  return r;
end
$$;

create function private.floor_spot_of(p_spot jsonb) returns public.floor_spots
language plpgsql stable set search_path = '' as $$
declare
  s public.floor_spots;
begin
  perform private.check_fields(p_spot, array['containerId', 'x', 'y']);
  s.container_id := private.uuid_of(p_spot, 'containerId');
  s.x := private.integer_of(p_spot, 'x', 0, 80);
  s.y := private.integer_of(p_spot, 'y', 0, 80);
  return s;
end
$$;

-- A container takes up 5 by 4 cells (SPOT in lib/domain/floor/model.ts).
create function private.edit_floor_plan_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  f public.floor_plans;
  v_plan jsonb := args -> 'plan';
  v_based_on bigint;
  v_revision int;
  v_rooms public.floor_rooms[];
  v_names text[];
  v_spots public.floor_spots[];
begin
  perform private.check_fields(args, array['siteId', 'basedOn', 'plan']);
  perform private.check_fields(v_plan, array['columns', 'rows', 'rooms', 'spots', 'pictureId']);
  f.tenant_id := p.tenant_id;
  f.site_id := private.uuid_of(args, 'siteId');
  v_based_on := private.integer_of(args, 'basedOn', 0, 2147483646);
  f.columns := private.integer_of(v_plan, 'columns', 12, 80);
  f.rows := private.integer_of(v_plan, 'rows', 8, 60);
  f.picture_id := private.uuid_or_null(v_plan, 'pictureId');
  perform private.check_list(v_plan, 'rooms', 60);
  perform private.check_list(v_plan, 'spots', 500);
  v_rooms := array(
    select private.floor_room_of(e.room) from jsonb_array_elements(v_plan -> 'rooms') with ordinality e (room, i) order by e.i);
  v_spots := array(select private.floor_spot_of(e.spot) from jsonb_array_elements(v_plan -> 'spots') e (spot));

  if not exists (select from public.sites s where s.tenant_id = p.tenant_id and s.id = f.site_id) then
    perform private.refuse('site_not_found', jsonb_build_object('siteId', f.site_id));
  end if;
  select o.revision into v_revision from public.floor_plans o where o.tenant_id = p.tenant_id and o.site_id = f.site_id;
  if coalesce(v_revision, 0) <> v_based_on then
    perform private.refuse('floor_plan_changed', jsonb_build_object('siteId', f.site_id));
  end if;
  v_names := array(
    select private.name_of(e.room, 'name', 60) from jsonb_array_elements(v_plan -> 'rooms') with ordinality e (room, i) order by e.i);
  if exists (select from unnest(v_rooms) r where r.x + r.width > f.columns or r.y + r.height > f.rows)
    or (select count(distinct r.id) from unnest(v_rooms) r) < cardinality(v_rooms) then
    perform private.refuse_field('rooms');
  end if;
  if exists (select from unnest(v_spots) s where s.x + 5 > f.columns or s.y + 4 > f.rows)
    or (select count(distinct s.container_id) from unnest(v_spots) s) < cardinality(v_spots) then
    perform private.refuse_field('spots');
  end if;

  insert into public.floor_plans as o (tenant_id, site_id, revision, columns, rows, picture_id)
  values (f.tenant_id, f.site_id, 1, f.columns, f.rows, f.picture_id)
  on conflict (tenant_id, site_id) do update set
    revision = o.revision + 1, columns = excluded.columns, rows = excluded.rows, picture_id = excluded.picture_id;
  delete from public.floor_rooms r where r.tenant_id = p.tenant_id and r.site_id = f.site_id;
  insert into public.floor_rooms (tenant_id, site_id, id, ordinal, name, x, y, width, height)
  select f.tenant_id, f.site_id, r.id, i, v_names[i], r.x, r.y, r.width, r.height
  from generate_subscripts(v_rooms, 1) i cross join lateral (select (v_rooms[i]).*) r;
  delete from public.floor_spots s where s.tenant_id = p.tenant_id and s.site_id = f.site_id;
  -- What no longer stands there is left out: it may have been moved while the plan waited for a network.
  insert into public.floor_spots (tenant_id, site_id, container_id, x, y)
  select f.tenant_id, f.site_id, s.container_id, s.x, s.y
  from unnest(v_spots) s
  join public.containers c on c.tenant_id = p.tenant_id and c.id = s.container_id and c.site_id = f.site_id and not c.archived
  where c.parent_id is null or exists (
    select from public.containers o
    join public.container_types t on t.tenant_id = o.tenant_id and t.id = o.type_id
    where o.tenant_id = p.tenant_id and o.id = c.parent_id and t.kind = 'room');
  return private.applied(array['site'], array[f.site_id]);
end
$$;

insert into private.command_permissions (name, roles) values ('edit_floor_plan.v1', array['supervisor', 'administrator']);
insert into private.command_functions (name, function) values ('edit_floor_plan.v1', 'edit_floor_plan_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.edit_floor_plan_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function private.floor_room_of(jsonb), private.floor_spot_of(jsonb) to tracseq_command;
