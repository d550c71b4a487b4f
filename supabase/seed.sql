-- Two demo laboratories, told through apply_commands like everything else, so that ledger, feed and audit trail are as a
-- person's work would have left them. Every id follows from its name: running this again changes nothing.
-- Everybody's password is `tracseq-demo`. Never for a project that others can reach.

create function pg_temp.id(p_name text) returns uuid language sql immutable as $$
  select (substr(h, 1, 12) || '8' || substr(h, 14, 3) || '8' || substr(h, 18, 15))::uuid from md5('tracseq-demo:' || p_name) h
$$;

-- A number from 0 to p_below - 1 that looks drawn and is always the same.
create function pg_temp.pick(p_name text, p_below int) returns int language sql immutable as $$
  select ('x' || substr(md5(p_name), 1, 7))::bit(28)::int % p_below
$$;

-- An account that signs in with a password, as Auth itself would have made it.
create function pg_temp.account(p_email text, p_name text) returns void language plpgsql as $$
begin
  insert into auth.users (
    instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data,
    created_at, updated_at, confirmation_token, recovery_token, email_change, email_change_token_new
  ) values (
    '00000000-0000-0000-0000-000000000000', pg_temp.id(p_email), 'authenticated', 'authenticated', p_email,
    extensions.crypt('tracseq-demo', extensions.gen_salt('bf', 10)), now(),
    '{"provider": "email", "providers": ["email"]}', jsonb_build_object('name', p_name), now(), now(), '', '', '', ''
  ) on conflict do nothing;
  insert into auth.identities (id, provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
  values (
    pg_temp.id('identity ' || p_email), pg_temp.id(p_email)::text, pg_temp.id(p_email),
    jsonb_build_object('sub', pg_temp.id(p_email), 'email', p_email, 'email_verified', true, 'phone_verified', false),
    'email', now(), now(), now()
  ) on conflict do nothing;
end
$$;

-- What somebody has told the server so far, in order; said in batches as a device would.
create temporary table told (
  i bigint generated always as identity, tenant text not null, email text not null, name text not null, args jsonb not null,
  said boolean not null default false
);

create function pg_temp.tell(p_tenant text, p_email text, p_name text, p_args jsonb) returns void language sql as $$
  insert into told (tenant, email, name, args) values (p_tenant, p_email, p_name, p_args)
$$;

-- Says all that was told, one device per person and laboratory, in runs of one person's commands. The phones came back from
-- two days without a network: what stands in the freezers stood there when the readings of the last day were taken.
create function pg_temp.say_all() returns void language plpgsql as $$
declare
  v_batch record;
  v_answer jsonb;
  v_bad jsonb;
begin
  for v_batch in
    with numbered as (
      select t.*, row_number() over (partition by tenant, email order by i) as seq,
        row_number() over (order by i) - row_number() over (partition by tenant, email order by i) as run
      from told t
    )
    select tenant, email, (seq - 1) / 250 as part, run, min(i) as first, bool_or(not said) as fresh,
      jsonb_agg(jsonb_build_object(
        'id', pg_temp.id(tenant || email || seq), 'seq', seq, 'name', name, 'args', args,
        'deviceTime', to_char((now() - interval '2 days') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'clockOffsetMs', 0
      ) order by seq) as commands
    from numbered group by tenant, email, part, run order by first
  loop
    continue when not v_batch.fresh;
    perform set_config('request.jwt.claims',
      jsonb_build_object('sub', pg_temp.id(v_batch.email), 'role', 'authenticated')::text, true);
    v_answer := public.apply_commands(
      pg_temp.id(v_batch.tenant),
      jsonb_build_object('id', pg_temp.id('device ' || v_batch.tenant || v_batch.email), 'name', 'Demo phone',
        'platform', 'demo', 'appVersion', '0.1.0', 'queueLength', 0, 'oldestQueuedAt', null),
      v_batch.commands);
    select r into v_bad from jsonb_array_elements(v_answer -> 'results') r
    where r -> 'verdict' ->> 'status' = 'rejected' limit 1;
    if v_bad is not null then
      raise exception 'The demo data is refused: % %', v_bad, (
        select c from jsonb_array_elements(v_batch.commands) c where c ->> 'id' = v_bad ->> 'id');
    end if;
  end loop;
  update told set said = true;
  perform set_config('request.jwt.claims', '', true);
end
$$;

create function pg_temp.site(p_tenant text, p_name text, p_zone text) returns void language sql as $$
  select pg_temp.tell(p_tenant, 'administrator@' || split_part(p_tenant, '-', 1) || '.example', 'create_site.v1',
    jsonb_build_object('siteId', pg_temp.id(p_tenant || p_name), 'name', p_name, 'timeZone', p_zone))
$$;

create function pg_temp.container_type(
  p_tenant text, p_name text, p_kind text, p_rows int, p_columns int, p_children text[], p_class text default null,
  p_scheme text default 'row_column', p_capacity int default null
) returns void language sql as $$
  select pg_temp.tell(p_tenant, 'administrator@' || split_part(p_tenant, '-', 1) || '.example', 'create_container_type.v1',
    jsonb_build_object(
      'typeId', pg_temp.id(p_tenant || p_name), 'name', p_name, 'kind', p_kind, 'rows', p_rows, 'columns', p_columns,
      'capacity', p_capacity, 'allowedChildren', p_children, 'temperatureClass', p_class,
      'refusedHazards', case when p_kind = 'refrigerator' then '["biosafety_3"]'::jsonb else '[]' end,
      'labelling', jsonb_build_object('scheme', p_scheme, 'rows', 'letters', 'columns', 'numbers', 'origin', 'top_left')))
$$;

create function pg_temp.sample_type(p_tenant text, p_name text, p_colour text, p_classes text[]) returns void language sql as $$
  select pg_temp.tell(p_tenant, 'administrator@' || split_part(p_tenant, '-', 1) || '.example', 'create_sample_type.v1',
    jsonb_build_object('sampleTypeId', pg_temp.id(p_tenant || p_name), 'name', p_name, 'colour', p_colour,
      'temperatureClasses', p_classes))
$$;

-- A container under a parent that is named by its barcode (null: it stands in the site).
create function pg_temp.container(
  p_tenant text, p_site text, p_type text, p_barcode text, p_name text, p_parent text, p_position text
) returns void language sql as $$
  select pg_temp.tell(p_tenant, 'technician@' || split_part(p_tenant, '-', 1) || '.example', 'create_container.v1',
    jsonb_build_object('containerId', pg_temp.id(p_tenant || p_barcode), 'siteId', pg_temp.id(p_tenant || p_site),
      'parentId', case when p_parent is not null then pg_temp.id(p_tenant || p_parent) end, 'position', p_position,
      'typeId', pg_temp.id(p_tenant || p_type), 'name', p_name, 'barcode', p_barcode))
$$;

-- The plan of a site: its rooms by their names and its containers by their barcodes, in cells of a grid.
create function pg_temp.floor(p_tenant text, p_site text, p_rooms jsonb, p_spots jsonb) returns void language sql as $$
  select pg_temp.tell(p_tenant, 'supervisor@' || split_part(p_tenant, '-', 1) || '.example', 'edit_floor_plan.v1', jsonb_build_object(
    'siteId', pg_temp.id(p_tenant || p_site), 'basedOn', 0, 'plan', jsonb_build_object(
      'columns', 24, 'rows', 16, 'pictureId', null,
      'rooms', (
        select jsonb_agg(jsonb_build_object('id', pg_temp.id(p_tenant || p_site || key), 'name', key, 'x', value -> 0, 'y', value -> 1,
          'width', value -> 2, 'height', value -> 3)) from jsonb_each(p_rooms)),
      'spots', (
        select jsonb_agg(jsonb_build_object('containerId', pg_temp.id(p_tenant || key), 'x', value -> 0, 'y', value -> 1))
        from jsonb_each(p_spots)))))
$$;

-- A freezer with shelves, racks on them and boxes in those, numbered as a laboratory would.
create function pg_temp.freezer(
  p_tenant text, p_site text, p_type text, p_code text, p_name text, p_shelves int, p_racks int, p_boxes int, p_box_type text
) returns void language plpgsql as $$
declare
  v_shelf text;
  v_rack text;
  v_box text;
begin
  perform pg_temp.container(p_tenant, p_site, p_type, p_code, p_name, null, null);
  for s in 1 .. p_shelves loop
    v_shelf := p_code || '-S' || s;
    perform pg_temp.container(p_tenant, p_site, 'Shelf', v_shelf, 'Shelf ' || s, p_code, chr(64 + s) || '01');
    for r in 1 .. p_racks loop
      v_rack := v_shelf || '-R' || r;
      perform pg_temp.container(p_tenant, p_site, 'Rack 4x5', v_rack, 'Rack ' || s || '.' || r, v_shelf, 'A0' || r);
      for b in 1 .. p_boxes loop
        v_box := 'B-' || right(p_code, 1) || s || r || b;
        perform pg_temp.container(p_tenant, p_site, p_box_type, v_box, 'Box ' || v_box, v_rack, 'A0' || b);
      end loop;
    end loop;
  end loop;
end
$$;

-- A tube; in a box when one is named.
create function pg_temp.tube(
  p_tenant text, p_number int, p_type text, p_derivation text, p_parent int, p_quantity numeric, p_unit text,
  p_box text, p_position text
) returns void language plpgsql as $$
declare
  v_prefix text := case p_tenant when 'northwind-biobank' then 'NB' else 'CG' end;
  v_donor int := 100 + coalesce(p_parent, p_number) / 4;
  v_visit int := 1 + coalesce(p_parent, p_number) % 3;
begin
  perform pg_temp.tell(p_tenant, 'technician@' || split_part(p_tenant, '-', 1) || '.example', 'register_sample.v1',
    jsonb_build_object(
      'sampleId', pg_temp.id(p_tenant || 'sample' || p_number), 'labwareId', pg_temp.id(p_tenant || 'tube' || p_number),
      'barcode', v_prefix || lpad(p_number::text, 6, '0'), 'name', format('D%s %s V%s', lpad(v_donor::text, 4, '0'), p_type, v_visit),
      'externalId', format('ARC-%s-%s', lpad(v_donor::text, 4, '0'), v_visit),
      'sampleTypeId', pg_temp.id(p_tenant || p_type), 'derivation', p_derivation,
      'parentIds', case when p_parent is not null
        then jsonb_build_array(pg_temp.id(p_tenant || 'sample' || p_parent)) else '[]' end,
      'quantity', p_quantity, 'unit', p_unit,
      'hazards', case when pg_temp.pick('hazard' || p_number, 9) = 0 then '["biosafety_2"]'::jsonb else '[]' end,
      'collectedAt', to_char(timestamp '2026-03-02 08:15' + pg_temp.pick('day' || v_donor, 180) * interval '1 day'
        + v_visit * interval '7 days' + pg_temp.pick('minute' || p_number, 300) * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'expiresAt', case when p_type = 'Urine' then '2028-12-31T00:00:00Z'
        -- Some run out within the month, so that somebody has to see to them; one has been overlooked.
        when p_box is not null and p_number % 40 = 7 then to_char(now() at time zone 'UTC'
          + case p_number when 207 then -3 else p_number % 3 * 5 + 9 end * interval '1 day', 'YYYY-MM-DD"T"00:00:00"Z"') end,
      'notes', case when pg_temp.pick('note' || p_number, 25) = 0 then 'Slightly haemolysed' else '' end,
      'place', case when p_box is not null
        then jsonb_build_object('containerId', pg_temp.id(p_tenant || p_box), 'position', p_position) end));
end
$$;

-- Fills the first positions of a box with tubes, leaving out every seventh, and returns the next number.
create function pg_temp.fill(p_tenant text, p_box text, p_columns int, p_count int, p_from int, p_types text[]) returns int
language plpgsql as $$
declare
  v_number int := p_from;
  v_cell int := 0;
  v_type text;
begin
  while v_number < p_from + p_count loop
    v_cell := v_cell + 1;
    continue when v_cell % 7 = 0;
    v_type := p_types[1 + pg_temp.pick(p_tenant || v_number, cardinality(p_types))];
    perform pg_temp.tube(p_tenant, v_number, v_type,
      case when v_number > p_from and v_number % 4 = 3 then 'aliquot' else 'primary' end,
      case when v_number > p_from and v_number % 4 = 3 then v_number - 1 end,
      case v_type when 'DNA' then 20 + pg_temp.pick('q' || v_number, 180) when 'PBMC' then 1000000 * (1 + pg_temp.pick('q' || v_number, 9))
        else 0.25 * (1 + pg_temp.pick('q' || v_number, 6)) end,
      case v_type when 'DNA' then 'ng' when 'PBMC' then 'cells' else 'mL' end,
      p_box, chr(65 + (v_cell - 1) / p_columns) || lpad(((v_cell - 1) % p_columns + 1)::text, 2, '0'));
    v_number := v_number + 1;
  end loop;
  return v_number;
end
$$;

-- People. One of them works in both laboratories.
select pg_temp.account(email, name) from (values
  ('technician@northwind.example', 'Tomas Lind'), ('technician2@northwind.example', 'Yuki Tanaka'),
  ('supervisor@northwind.example', 'Sara Okafor'), ('administrator@northwind.example', 'Amira Haddad'),
  ('auditor@northwind.example', 'Jonas Weber'),
  ('technician@cascade.example', 'Lucía Romero'), ('supervisor@cascade.example', 'Daniel Kim'),
  ('administrator@cascade.example', 'Mei Chen'), ('auditor@cascade.example', 'Priya Raman'),
  ('both@labs.example', 'Noor Jansen')
) p (email, name);

select private.provision_tenant(pg_temp.id(t.slug), t.slug, t.name, t.branding, pg_temp.id('member administrator ' || t.slug),
  pg_temp.id('administrator@' || split_part(t.slug, '-', 1) || '.example'), t.administrator)
from (values
  ('northwind-biobank', 'Northwind Biobank', 'Amira Haddad',
   '{"shortName": "Northwind", "initials": "NB", "primary": "#0b5394", "accent": "#b45309", "logoPath": null}'::jsonb),
  ('cascade-genomics', 'Cascade Genomics', 'Mei Chen',
   '{"shortName": "Cascade", "initials": "CG", "primary": "#0f766e", "accent": "#7c3aed", "logoPath": null}')
) t (slug, name, administrator, branding)
where not exists (select from public.tenants e where e.slug = t.slug);

select pg_temp.tell(p.tenant, 'administrator@' || split_part(p.tenant, '-', 1) || '.example', 'add_member.v1',
  jsonb_build_object('memberId', pg_temp.id('member ' || p.email || p.tenant), 'email', p.email, 'name', p.name, 'role', p.role))
from (values
  ('northwind-biobank', 'technician@northwind.example', 'Tomas Lind', 'technician'),
  ('northwind-biobank', 'technician2@northwind.example', 'Yuki Tanaka', 'technician'),
  ('northwind-biobank', 'supervisor@northwind.example', 'Sara Okafor', 'supervisor'),
  ('northwind-biobank', 'auditor@northwind.example', 'Jonas Weber', 'auditor'),
  ('northwind-biobank', 'both@labs.example', 'Noor Jansen', 'technician'),
  ('cascade-genomics', 'technician@cascade.example', 'Lucía Romero', 'technician'),
  ('cascade-genomics', 'supervisor@cascade.example', 'Daniel Kim', 'supervisor'),
  ('cascade-genomics', 'auditor@cascade.example', 'Priya Raman', 'auditor'),
  ('cascade-genomics', 'both@labs.example', 'Noor Jansen', 'supervisor')
) p (tenant, email, name, role);

-- Sites, types of containers and samples.
select pg_temp.site('northwind-biobank', 'Harbour Campus', 'Europe/Berlin');
select pg_temp.site('northwind-biobank', 'Lakeside Annex', 'Europe/Helsinki');
select pg_temp.site('cascade-genomics', 'Seattle Core Lab', 'America/Los_Angeles');
select pg_temp.site('cascade-genomics', 'Singapore Lab', 'Asia/Singapore');

select pg_temp.container_type(t.tenant, k.name, k.kind, k.rows, k.columns, k.children::text[], k.class, k.scheme, k.capacity)
from (values ('northwind-biobank'), ('cascade-genomics')) t (tenant)
cross join (values
  ('Freezer -80', 'freezer', 5, 1, '{shelf}', 'minus_80', 'linear_rows', null::int),
  ('Freezer -20', 'freezer', 4, 1, '{shelf}', 'minus_20', 'linear_rows', null),
  ('Refrigerator', 'refrigerator', 4, 1, '{shelf}', 'refrigerated', 'linear_rows', null),
  ('LN2 tank', 'tank', 1, 6, '{tower}', 'vapour_nitrogen', 'linear_rows', null),
  ('Shelf', 'shelf', 1, 4, '{rack,box,plate,bag}', null, 'linear_rows', null),
  ('Rack 4x5', 'rack', 4, 5, '{box,plate}', null, 'row_column', null),
  ('Tower', 'tower', 10, 1, '{box}', null, 'linear_rows', null),
  ('Box 9x9', 'box', 9, 9, '{sample}', null, 'row_column', null),
  ('Box 10x10', 'box', 10, 10, '{sample}', null, 'row_column', null),
  ('Box 13x13', 'box', 13, 13, '{sample}', null, 'row_column', null),
  ('Box 81 numbered', 'box', 9, 9, '{sample}', null, 'linear_rows', null),
  ('Plate 96', 'plate', 8, 12, '{sample}', null, 'row_column', null),
  ('Bag', 'bag', null, null, '{sample}', null, 'row_column', 25)
) k (name, kind, rows, columns, children, class, scheme, capacity);

select pg_temp.sample_type(t.tenant, k.name, k.colour, k.classes::text[])
from (values ('northwind-biobank'), ('cascade-genomics')) t (tenant)
cross join (values
  ('Serum', '#d97706', '{minus_80,minus_150,vapour_nitrogen}'), ('Plasma', '#ca8a04', '{minus_80,minus_150,vapour_nitrogen}'),
  ('Whole blood', '#b91c1c', '{refrigerated,minus_20,minus_80}'), ('DNA', '#2563eb', '{refrigerated,minus_20,minus_80}'),
  ('RNA', '#7c3aed', '{minus_80,minus_150}'), ('PBMC', '#0f766e', '{vapour_nitrogen,liquid_nitrogen}'),
  ('Urine', '#a16207', '{}')
) k (name, colour, classes);
select pg_temp.say_all();

-- Storage.
select pg_temp.freezer('northwind-biobank', 'Harbour Campus', 'Freezer -80', 'FRZ-01', 'Freezer 1', 3, 2, 2, 'Box 9x9');
select pg_temp.freezer('northwind-biobank', 'Harbour Campus', 'Freezer -80', 'FRZ-02', 'Freezer 2', 2, 2, 2, 'Box 10x10');
select pg_temp.freezer('northwind-biobank', 'Lakeside Annex', 'Freezer -80', 'FRZ-03', 'Freezer 3', 2, 1, 2, 'Box 13x13');
select pg_temp.container('northwind-biobank', 'Harbour Campus', 'Refrigerator', 'FRG-01', 'Refrigerator 1', null, null);
select pg_temp.container('northwind-biobank', 'Harbour Campus', 'Shelf', 'FRG-01-S1', 'Top shelf', 'FRG-01', 'A01');
select pg_temp.container('northwind-biobank', 'Harbour Campus', 'Plate 96', 'PL-0001', 'Plate 1', 'FRG-01-S1', 'A01');
select pg_temp.container('northwind-biobank', 'Harbour Campus', 'Bag', 'BAG-0001', 'Bag 1', 'FRG-01-S1', 'A02');
select pg_temp.container('northwind-biobank', 'Harbour Campus', 'LN2 tank', 'LN2-01', 'Nitrogen tank 1', null, null);
select pg_temp.container('northwind-biobank', 'Harbour Campus', 'Tower', 'LN2-01-T1', 'Tower 1', 'LN2-01', 'A01');
select pg_temp.container('northwind-biobank', 'Harbour Campus', 'Box 81 numbered', 'B-N1', 'Box B-N1', 'LN2-01-T1', 'A01');
select pg_temp.container('northwind-biobank', 'Harbour Campus', 'Box 9x9', 'B-NEW1', 'Box B-NEW1', null, null);
select pg_temp.freezer('cascade-genomics', 'Seattle Core Lab', 'Freezer -80', 'CGF-01', 'North freezer', 2, 2, 2, 'Box 9x9');
select pg_temp.freezer('cascade-genomics', 'Singapore Lab', 'Freezer -80', 'CGF-02', 'Bay 4 freezer', 1, 2, 2, 'Box 10x10');

-- Where it stands.
select pg_temp.floor('northwind-biobank', 'Harbour Campus',
  '{"Cold room": [0, 0, 14, 9], "Nitrogen store": [14, 0, 10, 9], "Receiving": [0, 9, 24, 7]}',
  '{"FRZ-01": [1, 1], "FRZ-02": [8, 1], "LN2-01": [17, 2], "FRG-01": [18, 11]}');
select pg_temp.floor('northwind-biobank', 'Lakeside Annex', '{"Freezer hall": [0, 0, 24, 10], "Office": [0, 10, 9, 6]}', '{"FRZ-03": [2, 2]}');
select pg_temp.floor('cascade-genomics', 'Seattle Core Lab', '{"North wing": [0, 0, 24, 16]}', '{"CGF-01": [2, 2]}');
select pg_temp.say_all();

-- Tubes, and some that nobody has put away yet.
do $$
declare
  v_next int := 1;
  v_frozen text[] := array['Serum', 'Plasma', 'RNA', 'DNA', 'Urine'];
begin
  v_next := pg_temp.fill('northwind-biobank', 'B-1111', 9, 45, v_next, v_frozen);
  v_next := pg_temp.fill('northwind-biobank', 'B-1112', 9, 30, v_next, v_frozen);
  v_next := pg_temp.fill('northwind-biobank', 'B-1121', 9, 22, v_next, v_frozen);
  v_next := pg_temp.fill('northwind-biobank', 'B-2111', 10, 60, v_next, v_frozen);
  v_next := pg_temp.fill('northwind-biobank', 'B-3111', 13, 50, v_next, v_frozen);
  v_next := pg_temp.fill('northwind-biobank', 'PL-0001', 12, 24, v_next, array['DNA', 'Whole blood']);
  v_next := pg_temp.fill('northwind-biobank', 'B-N1', 9, 18, v_next, array['PBMC']);
  for i in v_next .. v_next + 15 loop
    perform pg_temp.tube('northwind-biobank', i, 'Serum', 'primary', null, 1.5, 'mL', null, null);
  end loop;
  v_next := pg_temp.fill('cascade-genomics', 'B-1111', 9, 40, 1, v_frozen);
  v_next := pg_temp.fill('cascade-genomics', 'B-1112', 9, 25, v_next, v_frozen);
  v_next := pg_temp.fill('cascade-genomics', 'B-2111', 10, 45, v_next, v_frozen);
  for i in v_next .. v_next + 11 loop
    perform pg_temp.tube('cascade-genomics', i, 'Plasma', 'primary', null, 0.5, 'mL', null, null);
  end loop;
end
$$;
select pg_temp.say_all();

-- What happens on a day: a broken position, a tube moved, two people who put different tubes into one position, and tubes that
-- are out: one that should have been back yesterday, one for the rest of the week, and one that a colleague has.
select pg_temp.tell('northwind-biobank', 'supervisor@northwind.example', 'block_position.v1', jsonb_build_object(
  'containerId', pg_temp.id('northwind-biobankB-1111'), 'position', 'I09', 'reason', 'Bent divider'));
select pg_temp.tell('northwind-biobank', 'technician@northwind.example', 'move_sample.v1', jsonb_build_object(
  'sampleId', pg_temp.id('northwind-biobanksample3'),
  'from', jsonb_build_object('containerId', pg_temp.id('northwind-biobankB-1111'), 'position', 'A03'),
  'to', jsonb_build_object('containerId', pg_temp.id('northwind-biobankB-1122'), 'position', 'A01')));
select pg_temp.tell('northwind-biobank', 'technician2@northwind.example', 'place_sample.v1', jsonb_build_object(
  'sampleId', pg_temp.id('northwind-biobanksample264'),
  'place', jsonb_build_object('containerId', pg_temp.id('northwind-biobankB-1112'), 'position', 'A01')));
select pg_temp.tell('northwind-biobank', o.email, 'check_out_samples.v1', jsonb_build_object(
  'samples', jsonb_build_array(jsonb_build_object('sampleId', pg_temp.id('northwind-biobanksample' || o.tube))),
  'dueAt', to_char((now() + o.due) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:00.000"Z"'), 'note', o.note, 'thawed', null))
from (values
  ('technician@northwind.example', 150, interval '-1 day', 'ELISA, plate 7'),
  ('technician@northwind.example', 151, interval '3 days', 'Sequencing'),
  ('technician2@northwind.example', 152, interval '1 day', 'ELISA, plate 8')
) o (email, tube, due, note);
select pg_temp.say_all();

-- Nobody has settled that for a while; and a phone went into the cold room yesterday with steps that have not arrived since.
update public.conflicts set opened_at = opened_at - interval '40 minutes' where tenant_id = pg_temp.id('northwind-biobank');
insert into public.devices (
  tenant_id, id, user_id, name, platform, app_version, queue_length, oldest_queued_at, last_contact_at
) values (
  pg_temp.id('northwind-biobank'), pg_temp.id('cold room phone'), pg_temp.id('technician2@northwind.example'), 'Cold room phone', 'demo',
  '0.1.0', 2, now() - interval '31 hours', now() - interval '30 hours'
) on conflict do nothing;

-- Sensors in the freezers, the limits of their classes, and a day of readings that ends now.
create function pg_temp.sensor(p_tenant text, p_name text, p_holder text, p_source text, p_hardware text) returns void
language sql as $$
  select pg_temp.tell(p_tenant, 'administrator@' || split_part(p_tenant, '-', 1) || '.example', 'register_sensor.v1',
    jsonb_build_object('sensorId', pg_temp.id(p_tenant || 'sensor ' || p_name), 'name', p_name, 'source', p_source,
      'hardwareId', p_hardware, 'containerId', pg_temp.id(p_tenant || p_holder), 'siteId', null))
$$;

create function pg_temp.limits(
  p_tenant text, p_class text, p_sensor text, p_low float8, p_high float8, p_hysteresis float8, p_delay int, p_severity text
) returns void language sql as $$
  select pg_temp.tell(p_tenant, 'administrator@' || split_part(p_tenant, '-', 1) || '.example', 'set_threshold.v1',
    jsonb_build_object('thresholdId', pg_temp.id(p_tenant || 'limits ' || coalesce(p_class, p_sensor)),
      'sensorId', case when p_sensor is not null then pg_temp.id(p_tenant || 'sensor ' || p_sensor) end,
      'temperatureClass', p_class, 'quantity', 'temperature', 'low', p_low, 'high', p_high, 'hysteresis', p_hysteresis,
      'delaySeconds', p_delay, 'silentAfterSeconds', 86400, 'severity', p_severity))
$$;

-- A reading every five minutes: the compressor's waves, some noise, and a rise of p_rise degrees between two of the readings,
-- counted back from the last one.
create function pg_temp.day_of_readings(
  p_tenant text, p_sensor text, p_base float8, p_wave float8, p_humidity int,
  p_rise float8 default 0, p_rise_from int default 0, p_rise_to int default 0
) returns void language sql as $$
  select pg_temp.tell(p_tenant, 'technician@' || split_part(p_tenant, '-', 1) || '.example', 'record_readings.v1',
    jsonb_build_object('sensorId', pg_temp.id(p_tenant || 'sensor ' || p_sensor), 'source', 'logger', 'readings', jsonb_agg(
      jsonb_build_object(
        'takenAt', to_char(date_trunc('minute', now() at time zone 'UTC') - i * interval '5 minutes', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'temperature', round((p_base + p_wave * sin(i / 3.0) + (pg_temp.pick(p_sensor || i, 100) - 50) / 200.0
          + case when i between p_rise_to and p_rise_from
            then p_rise * least(1, (p_rise_from - i + 1) / 6.0) else 0 end)::numeric, 1),
        'humidity', case when p_humidity > 0 then p_humidity + pg_temp.pick('humidity' || p_sensor || i, 5) end, 'pressure', null,
        'battery', 96 - pg_temp.pick(p_sensor, 40)) order by i desc)))
  from generate_series(0, 287) i
$$;

select pg_temp.sensor(s.tenant, s.name, s.holder, s.source, s.hardware) from (values
  ('northwind-biobank', 'Freezer 1 probe', 'FRZ-01', 'gateway', 'GW1-01'),
  ('northwind-biobank', 'Freezer 2 probe', 'FRZ-02', 'manual', null),
  ('northwind-biobank', 'Freezer 3 probe', 'FRZ-03', 'gateway', 'GW2-01'),
  ('northwind-biobank', 'Refrigerator 1 logger', 'FRG-01', 'logger', 'TL-20771'),
  ('northwind-biobank', 'Nitrogen tank 1 probe', 'LN2-01', 'bluetooth', 'C4:12:7F:03:9A:E1'),
  ('cascade-genomics', 'North freezer probe', 'CGF-01', 'gateway', 'CG-1'),
  ('cascade-genomics', 'Bay 4 probe', 'CGF-02', 'gateway', 'CG-2')
) s (tenant, name, holder, source, hardware);
select pg_temp.limits(t.tenant, l.class, null, l.low, l.high, l.hysteresis, l.delay, l.severity)
from (values ('northwind-biobank'), ('cascade-genomics')) t (tenant)
cross join (values
  ('minus_80', null::float8, -65::float8, 2::float8, 600, 'critical'), ('minus_20', -30, -15, 1, 1200, 'critical'),
  ('refrigerated', 2, 8, 0.5, 900, 'warning'), ('vapour_nitrogen', null, -150, 3, 300, 'critical')
) l (class, low, high, hysteresis, delay, severity);
-- A door that is opened often: told at once, so that the demo can warm it before somebody's eyes.
select pg_temp.limits('northwind-biobank', null, 'Freezer 2 probe', null, -70, 1, 0, 'critical');
-- Doors of freezer 1 are watched; it was opened twice today.
select pg_temp.tell('northwind-biobank', 'administrator@northwind.example', 'set_threshold.v1', jsonb_build_object(
  'thresholdId', pg_temp.id('northwind-biobankdoor'), 'sensorId', pg_temp.id('northwind-biobanksensor Freezer 1 probe'),
  'temperatureClass', null, 'quantity', 'door_open', 'low', null, 'high', 5, 'hysteresis', 1, 'delaySeconds', 600,
  'silentAfterSeconds', null, 'severity', 'warning'));
select pg_temp.day_of_readings('northwind-biobank', 'Freezer 1 probe', -79.5, 1.1, 0);
select pg_temp.tell('northwind-biobank', 'technician@northwind.example', 'record_readings.v1', jsonb_build_object(
  'sensorId', pg_temp.id('northwind-biobanksensor Freezer 1 probe'), 'source', 'logger', 'readings', jsonb_agg(jsonb_build_object(
    'takenAt', to_char(date_trunc('minute', now() at time zone 'UTC') - i * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'temperature', -71.4, 'humidity', null, 'pressure', null, 'battery', null) order by i desc)))
from unnest(array[183, 427]) i;
select pg_temp.day_of_readings('northwind-biobank', 'Freezer 2 probe', -78.8, 0.9, 0);
select pg_temp.day_of_readings('northwind-biobank', 'Freezer 3 probe', -80.2, 1.3, 0, 21, 8, 0);
-- The air of the hall that the freezers stand in.
select pg_temp.tell('northwind-biobank', 'administrator@northwind.example', 'register_sensor.v1', jsonb_build_object(
  'sensorId', pg_temp.id('northwind-biobanksensor Hall air'), 'name', 'Hall air', 'source', 'logger', 'hardwareId', 'TL-20802',
  'containerId', null, 'siteId', pg_temp.id('northwind-biobankHarbour Campus')));
select pg_temp.day_of_readings('northwind-biobank', 'Hall air', 21.4, 0.8, 42);
select pg_temp.day_of_readings('northwind-biobank', 'Refrigerator 1 logger', 4.6, 0.7, 48, 5.2, 14, 0);
select pg_temp.day_of_readings('northwind-biobank', 'Nitrogen tank 1 probe', -186, 0.5, 0);
select pg_temp.day_of_readings('cascade-genomics', 'North freezer probe', -80.6, 1, 0, 18.5, 9, 0);
select pg_temp.day_of_readings('cascade-genomics', 'Bay 4 probe', -79.1, 0.8, 0);
select pg_temp.say_all();

-- Calibrated last year, and soon due again.
select pg_temp.tell('northwind-biobank', 'supervisor@northwind.example', 'set_calibration.v1', jsonb_build_object(
  'calibrationId', pg_temp.id('northwind-biobank calibration'), 'sensorId', pg_temp.id('northwind-biobanksensor Freezer 1 probe'),
  'quantity', 'temperature', 'validFrom', to_char((now() - interval '356 days') at time zone 'UTC', 'YYYY-MM-DD"T"00:00:00"Z"'),
  'offset', 0, 'certificate', 'DKD-K-2025-0417', 'dueOn', to_char(now() + interval '9 days', 'YYYY-MM-DD')));
select pg_temp.say_all();

-- Somebody has seen to the refrigerator already.
select pg_temp.tell('northwind-biobank', 'supervisor@northwind.example', 'acknowledge_alert.v1', jsonb_build_object(
  'alertId', a.id, 'note', 'Door seal is worn, service is called'))
from public.alerts a
where a.tenant_id = pg_temp.id('northwind-biobank')
  and a.sensor_id = pg_temp.id('northwind-biobanksensor Refrigerator 1 logger')
order by a.opened_at limit 1;
-- From now on whoever is on call is told of what is critical: on their phone where they want it, and by mail to the address they
-- sign in with.
select pg_temp.tell('northwind-biobank', 'administrator@northwind.example', 'set_schedule.v1', jsonb_build_object(
  'scheduleId', pg_temp.id('northwind-biobank on call'), 'name', 'Freezers', 'timeZone', 'Europe/Berlin', 'rotation', 'weekly',
  'handoverAt', '08:00', 'startsOn', '2026-01-05', 'archived', false,
  'memberIds', jsonb_build_array(pg_temp.id('member technician2@northwind.examplenorthwind-biobank'))));
select pg_temp.tell('northwind-biobank', 'administrator@northwind.example', 'set_policy.v1', jsonb_build_object(
  'policyId', pg_temp.id('northwind-biobank policy'), 'name', 'Whoever is on call', 'siteId', null, 'minimumSeverity', 'critical',
  'archived', false, 'steps', jsonb_build_array(jsonb_build_object('afterMinutes', 0, 'memberIds', '[]'::jsonb,
    'scheduleIds', jsonb_build_array(pg_temp.id('northwind-biobank on call')), 'channelIds', '[]'::jsonb))));
select pg_temp.say_all();

-- From now on alerts go out to the supervisor by mail too: to the demo's own mail catcher.
do $$
begin
  if not exists (select from public.channels c where c.id = pg_temp.id('northwind-biobank mail')) then
    perform set_config('request.jwt.claims',
      jsonb_build_object('sub', pg_temp.id('administrator@northwind.example'), 'role', 'authenticated')::text, true);
    perform public.save_channel(pg_temp.id('northwind-biobank'), pg_temp.id('northwind-biobank mail'), 'Mail to the supervisor', 'email',
      '{"host": "mail.tracseq.example", "port": 587, "security": "none", "from": "alerts@northwind.example",
        "to": "supervisor@northwind.example", "language": "en"}', null, 'warning', false);
    perform set_config('request.jwt.claims', '', true);
  end if;
end
$$;
