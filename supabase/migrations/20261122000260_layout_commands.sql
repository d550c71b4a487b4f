-- Commands about what a laboratory consists of: sites, sample types and container types.

-- A time zone by the name everybody knows; an offset or an abbreviation knows nothing of summer time.
create function private.time_zone_of(p_args jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare
  v_zone text := private.text_of(p_args, 'timeZone', 64);
begin
  if v_zone !~ '^[A-Za-z][A-Za-z0-9_+/-]*$' or v_zone ~* '^(posix|right)/|^(factory|localtime|posixrules)$' or not exists (
    select from pg_catalog.pg_timezone_names z where lower(z.name) = lower(v_zone)
  ) then
    perform private.refuse_field('timeZone');
  end if;
  return v_zone;
end
$$;

create function private.create_site_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_id uuid;
begin
  perform private.check_fields(args, array['siteId', 'name', 'timeZone']);
  v_id := private.uuid_of(args, 'siteId');
  if exists (select from public.sites s where s.tenant_id = p.tenant_id and s.id = v_id) then
    perform private.refuse('id_taken', '{"field": "siteId"}');
  end if;
  insert into public.sites (tenant_id, id, name, time_zone)
  values (p.tenant_id, v_id, private.name_of(args, 'name', 120), private.time_zone_of(args));
  return private.applied(array['site'], array[v_id]);
end
$$;

create function private.edit_site_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  ch jsonb := args -> 'changes';
  v_now public.sites;
  v_standing bigint;
begin
  perform private.check_fields(args, array['siteId', 'changes']);
  perform private.check_fields(ch, '{}', array['name', 'timeZone', 'archived']);
  select * into v_now from public.sites s where s.tenant_id = p.tenant_id and s.id = private.uuid_of(args, 'siteId');
  if not found then
    perform private.refuse('site_not_found', jsonb_build_object('siteId', args -> 'siteId'));
  end if;
  if ch ? 'name' then v_now.name := private.name_of(ch, 'name', 120); end if;
  if ch ? 'timeZone' then v_now.time_zone := private.time_zone_of(ch); end if;
  if ch ? 'archived' then v_now.archived := private.boolean_of(ch, 'archived'); end if;
  if ch -> 'archived' = 'true' then
    select count(*) into v_standing from public.containers c
    where c.tenant_id = p.tenant_id and c.site_id = v_now.id and c.parent_id is null and not c.archived;
    if v_standing > 0 then
      perform private.refuse('container_not_empty', jsonb_build_object('siteId', v_now.id, 'count', v_standing));
    end if;
  end if;
  update public.sites s set name = v_now.name, time_zone = v_now.time_zone, archived = v_now.archived
  where s.tenant_id = p.tenant_id and s.id = v_now.id;
  return private.applied(array['site'], array[v_now.id]);
end
$$;

create function private.colour_of(p_args jsonb, p_field text) returns text
language plpgsql immutable set search_path = '' as $$
declare
  v_colour text := private.text_of(p_args, p_field, 7);
begin
  if v_colour !~ '^#[0-9a-fA-F]{6}$' then
    perform private.refuse_field(p_field);
  end if;
  return v_colour;
end
$$;

-- A list whose words are all among the known ones.
create function private.choices_of(p_args jsonb, p_field text, p_items int, p_choices text[]) returns text[]
language plpgsql immutable set search_path = '' as $$
declare
  v_list text[] := private.texts_of(p_args, p_field, p_items, 80);
begin
  if not v_list <@ p_choices then
    perform private.refuse_field(p_field);
  end if;
  return v_list;
end
$$;

create function private.create_sample_type_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_id uuid;
begin
  perform private.check_fields(args, array['sampleTypeId', 'name', 'colour', 'temperatureClasses']);
  v_id := private.uuid_of(args, 'sampleTypeId');
  if exists (select from public.sample_types t where t.tenant_id = p.tenant_id and t.id = v_id) then
    perform private.refuse('id_taken', '{"field": "sampleTypeId"}');
  end if;
  insert into public.sample_types (tenant_id, id, name, colour, temperature_classes)
  values (p.tenant_id, v_id, private.name_of(args, 'name', 120), private.colour_of(args, 'colour'),
    private.choices_of(args, 'temperatureClasses', 10, private.temperature_classes()));
  return private.applied(array['sample_type'], array[v_id]);
end
$$;

create function private.edit_sample_type_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  ch jsonb := args -> 'changes';
  v_now public.sample_types;
begin
  perform private.check_fields(args, array['sampleTypeId', 'changes']);
  perform private.check_fields(ch, '{}', array['name', 'colour', 'temperatureClasses', 'archived']);
  select * into v_now from public.sample_types t
  where t.tenant_id = p.tenant_id and t.id = private.uuid_of(args, 'sampleTypeId');
  if not found then
    perform private.refuse('sample_type_not_found', jsonb_build_object('sampleTypeId', args -> 'sampleTypeId'));
  end if;
  if ch ? 'name' then v_now.name := private.name_of(ch, 'name', 120); end if;
  if ch ? 'colour' then v_now.colour := private.colour_of(ch, 'colour'); end if;
  if ch ? 'temperatureClasses' then
    v_now.temperature_classes := private.choices_of(ch, 'temperatureClasses', 10, private.temperature_classes());
  end if;
  if ch ? 'archived' then v_now.archived := private.boolean_of(ch, 'archived'); end if;
  update public.sample_types t set name = v_now.name, colour = v_now.colour,
    temperature_classes = v_now.temperature_classes, archived = v_now.archived
  where t.tenant_id = p.tenant_id and t.id = v_now.id;
  return private.applied(array['sample_type'], array[v_now.id]);
end
$$;

-- One axis of a labelling: letters, numbers, or its own words.
create function private.check_axis(p_labelling jsonb, p_field text) returns void
language plpgsql immutable set search_path = '' as $$
begin
  if jsonb_typeof(p_labelling -> p_field) = 'array' then
    if jsonb_array_length(p_labelling -> p_field) not between 1 and 99
      or '' = any (private.texts_of(p_labelling, p_field, 99, 4)) then
      perform private.refuse_field('labelling');
    end if;
  else
    perform private.choice_of(p_labelling, p_field, array['letters', 'numbers']);
  end if;
end
$$;

create function private.labelling_of(p_args jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  v_labelling jsonb := p_args -> 'labelling';
begin
  perform private.check_fields(v_labelling, array['scheme', 'rows', 'columns', 'origin']);
  perform private.choice_of(v_labelling, 'scheme', array['row_column', 'column_row', 'linear_rows', 'linear_columns']);
  perform private.choice_of(v_labelling, 'origin', array['top_left', 'top_right', 'bottom_left', 'bottom_right']);
  perform private.check_axis(v_labelling, 'rows');
  perform private.check_axis(v_labelling, 'columns');
  return v_labelling;
end
$$;

-- Lays the named fields of an argument list over a container type, each judged on its own.
create function private.with_type_fields(p_type public.container_types, ch jsonb) returns public.container_types
language plpgsql set search_path = '' as $$
begin
  if ch ? 'name' then p_type.name := private.name_of(ch, 'name', 120); end if;
  if ch ? 'kind' then p_type.kind := private.choice_of(ch, 'kind', private.container_kinds()); end if;
  if ch ? 'rows' then p_type.rows := private.integer_or_null(ch, 'rows', 1, 702); end if;
  if ch ? 'columns' then p_type.columns := private.integer_or_null(ch, 'columns', 1, 999); end if;
  if ch ? 'capacity' then p_type.capacity := private.integer_or_null(ch, 'capacity', 1, 100000); end if;
  if ch ? 'labelling' then p_type.labelling := private.labelling_of(ch); end if;
  if ch ? 'allowedChildren' then
    p_type.allowed_children := private.choices_of(ch, 'allowedChildren', 20, private.container_kinds() || 'sample'::text);
  end if;
  if ch ? 'temperatureClass' then
    p_type.temperature_class := private.choice_or_null(ch, 'temperatureClass', private.temperature_classes());
  end if;
  if ch ? 'refusedHazards' then p_type.refused_hazards := private.texts_of(ch, 'refusedHazards', 20, 40); end if;
  if ch ? 'archived' then p_type.archived := private.boolean_of(ch, 'archived'); end if;
  return p_type;
end
$$;

-- Refuses a type that contradicts itself.
create function private.check_type_sound(p_type public.container_types) returns void
language plpgsql set search_path = '' as $$
begin
  if (p_type.rows is null) <> (p_type.columns is null) then
    perform private.refuse_field('rows');
  end if;
  if 'sample' = any (p_type.allowed_children) and not p_type.allowed_children <@ '{sample}' then
    perform private.refuse_field('allowedChildren');
  end if;
  if not private.labelling_fits(p_type.labelling, p_type.rows, p_type.columns) then
    perform private.refuse_field('labelling');
  end if;
end
$$;

create function private.create_container_type_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_type public.container_types;
begin
  perform private.check_fields(args, array['typeId', 'name', 'kind', 'rows', 'columns', 'capacity', 'labelling',
    'allowedChildren', 'temperatureClass', 'refusedHazards']);
  v_type.tenant_id := p.tenant_id;
  v_type.id := private.uuid_of(args, 'typeId');
  v_type.archived := false;
  if exists (select from public.container_types t where t.tenant_id = p.tenant_id and t.id = v_type.id) then
    perform private.refuse('id_taken', '{"field": "typeId"}');
  end if;
  v_type := private.with_type_fields(v_type, args);
  perform private.check_type_sound(v_type);
  insert into public.container_types select (v_type).*;
  return private.applied(array['container_type'], array[v_type.id]);
end
$$;

create function private.edit_container_type_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  ch jsonb := args -> 'changes';
  v_before public.container_types;
  v_type public.container_types;
  v_ids uuid[] := '{}';
  v_climates private.climate[] := '{}';
begin
  perform private.check_fields(args, array['typeId', 'changes']);
  perform private.check_fields(ch, '{}', array['name', 'rows', 'columns', 'capacity', 'labelling', 'allowedChildren',
    'temperatureClass', 'refusedHazards', 'archived']);
  select * into v_before from public.container_types t where t.tenant_id = p.tenant_id and t.id = private.uuid_of(args, 'typeId');
  if not found then
    perform private.refuse('container_type_not_found', jsonb_build_object('typeId', args -> 'typeId'));
  end if;
  v_type := private.with_type_fields(v_before, ch);
  perform private.check_type_sound(v_type);
  if (v_type.rows, v_type.columns, v_type.capacity, v_type.allowed_children)
    is distinct from (v_before.rows, v_before.columns, v_before.capacity, v_before.allowed_children) then
    perform private.check_contents_fit(p.tenant_id, c.id, v_type)
    from public.containers c where c.tenant_id = p.tenant_id and c.type_id = v_type.id and not c.archived;
  end if;
  if (v_type.temperature_class, v_type.refused_hazards) is distinct from (v_before.temperature_class, v_before.refused_hazards) then
    select coalesce(array_agg(c.id order by c.id), '{}'), coalesce(array_agg(private.climate_at(p.tenant_id, c.id) order by c.id), '{}')
    into v_ids, v_climates
    from public.containers c where c.tenant_id = p.tenant_id and c.type_id = v_type.id and not c.archived;
  end if;
  update public.container_types t set
    name = v_type.name, rows = v_type.rows, columns = v_type.columns, capacity = v_type.capacity, labelling = v_type.labelling,
    allowed_children = v_type.allowed_children, temperature_class = v_type.temperature_class,
    refused_hazards = v_type.refused_hazards, archived = v_type.archived
  where t.tenant_id = p.tenant_id and t.id = v_type.id;
  for i in 1 .. cardinality(v_ids) loop
    perform private.check_contents_suit(p.tenant_id, v_ids[i], v_climates[i], private.climate_at(p.tenant_id, v_ids[i]));
  end loop;
  return private.applied(array['container_type'], array[v_type.id]);
end
$$;

insert into private.command_functions (name, function) values
  ('create_site.v1', 'create_site_v1'),
  ('edit_site.v1', 'edit_site_v1'),
  ('create_sample_type.v1', 'create_sample_type_v1'),
  ('edit_sample_type.v1', 'edit_sample_type_v1'),
  ('create_container_type.v1', 'create_container_type_v1'),
  ('edit_container_type.v1', 'edit_container_type_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.create_site_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.edit_site_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.create_sample_type_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.edit_sample_type_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.create_container_type_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.edit_container_type_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function
  private.time_zone_of(jsonb), private.colour_of(jsonb, text), private.choices_of(jsonb, text, int, text[]),
  private.check_axis(jsonb, text), private.labelling_of(jsonb),
  private.with_type_fields(public.container_types, jsonb), private.check_type_sound(public.container_types)
to tracseq_command;
