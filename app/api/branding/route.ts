import { iconAddress } from '../../../lib/pwa/icon-address.ts';
import { refuse, tenantOf } from '../../../lib/pwa/request.ts';
import { tenantBranding } from '../../../lib/pwa/tenant-branding.ts';

/** How the tenant of `?tenant=` looks, for the screens before the sign-in. */
export async function GET(request: Request): Promise<Response> {
  const tenant = tenantOf(new URL(request.url).searchParams);
  if (tenant === null || tenant === undefined) return refuse('invalid_tenant');
  const branding = await tenantBranding(tenant);
  if (!branding) return refuse('unknown_tenant', 404);
  const { logoPath, ...look } = branding;
  const logoUrl = logoPath === null ? null : iconAddress(branding, 192, 'logo');
  return Response.json({ ...look, logoUrl }, { headers: { 'Cache-Control': 'no-cache' } });
}
