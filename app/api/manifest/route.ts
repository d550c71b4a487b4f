import { getTranslations } from 'next-intl/server';
import { defaultLocale, directionOf, isLocale } from '../../../lib/i18n/locales.ts';
import { webManifest } from '../../../lib/pwa/manifest.ts';
import { refuse, tenantOf } from '../../../lib/pwa/request.ts';
import { tenantBranding } from '../../../lib/pwa/tenant-branding.ts';

/** The web app manifest, for `?tenant=` in `?locale=`. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const tenant = tenantOf(query);
  if (tenant === null) return refuse('invalid_tenant');
  const asked = query.get('locale');
  const locale = isLocale(asked) ? asked : defaultLocale;
  const [t, nav, branding] = await Promise.all([
    getTranslations({ locale, namespace: 'pwa' }),
    getTranslations({ locale, namespace: 'shell.nav' }),
    tenant === undefined ? null : tenantBranding(tenant),
  ]);
  const words = { description: t('description'), scan: nav('scan'), outbox: nav('outbox') };
  const manifest = webManifest({ branding, locale, direction: directionOf(locale), words });
  return Response.json(manifest, {
    headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'no-cache' },
  });
}
