import { type IconSubject, iconPurposes, iconSizes, productSubject, renderIcon } from '../../../lib/pwa/icon.ts';
import { oneOf, refuse, tenantOf } from '../../../lib/pwa/request.ts';
import { tenantBranding, tenantLogo } from '../../../lib/pwa/tenant-branding.ts';

/** An app icon as PNG, for `?tenant=` in `?size=` for `?purpose=`. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const tenant = tenantOf(query);
  if (tenant === null) return refuse('invalid_tenant');
  const size = oneOf(iconSizes, query.get('size') ?? '192');
  if (size === undefined) return refuse('invalid_size');
  const purpose = oneOf(iconPurposes, query.get('purpose') ?? 'any');
  if (purpose === undefined) return refuse('invalid_purpose');
  const subject = tenant === undefined ? productSubject : await subjectOf(tenant);
  const picture = await renderIcon(subject, size, purpose);
  /* The address carries a mark of the look, so an icon that is asked for by its mark never changes. */
  const lasting = query.has('look') && subject !== productSubject;
  return new Response(new Uint8Array(picture), {
    headers: {
      'Content-Type': 'image/png',
      'Cache-Control': lasting ? 'public, max-age=604800' : 'public, max-age=300',
    },
  });
}

async function subjectOf(tenant: string): Promise<IconSubject> {
  const branding = await tenantBranding(tenant);
  if (!branding) return productSubject;
  const { primary, accent, initials, slug, logoPath } = branding;
  const logo = logoPath === null ? undefined : await tenantLogo(logoPath);
  return { primary, accent, initials, slug, ...(logo && { logo }) };
}
