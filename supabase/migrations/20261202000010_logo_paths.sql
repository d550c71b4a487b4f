-- A logo lies in its laboratory's own folder, and no part of its path leads out of it: whoever resolves `own/../other/logo.png` is elsewhere.
create or replace function private.set_branding_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  b jsonb := args -> 'branding';
  v_name text;
  v_logo text;
begin
  perform private.check_fields(args, array['name', 'branding']);
  perform private.check_fields(b, array['shortName', 'initials', 'primary', 'accent', 'logoPath']);
  -- An empty one is refused by its shape, before what it says is looked at.
  if private.text_of(b, 'shortName', 12) = '' then
    perform private.refuse_field('shortName');
  end if;
  if private.text_of(b, 'initials', 3) = '' then
    perform private.refuse_field('initials');
  end if;
  perform private.colour_of(b, 'primary');
  perform private.colour_of(b, 'accent');
  v_logo := private.text_or_null(b, 'logoPath', 300);
  v_name := private.name_of(args, 'name', 120);
  -- The home screen shows both: nothing in them may hide or reorder the rest.
  perform private.name_of(b, 'shortName', 12);
  perform private.name_of(b, 'initials', 3);
  if not starts_with(v_logo, p.tenant_id || '/') or v_logo ~ '/(\.{0,2})(/|$)' then
    perform private.refuse_field('logoPath');
  end if;
  update public.tenants t set name = v_name, branding = b where t.id = p.tenant_id;
  return private.applied(array['tenant'], array[p.tenant_id]);
end
$$;
