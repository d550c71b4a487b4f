import type { PublicBranding } from '../domain/branding/public-branding.ts';

/** A mark that changes with the look, so that a phone fetches new icons when a tenant changes its branding. */
export function lookMark(branding: PublicBranding | null): string {
  if (!branding) return '0';
  const look = [branding.initials, branding.primary, branding.accent, branding.logoPath ?? ''].join('|');
  let mark = 0;
  for (const letter of look) mark = (Math.imul(mark, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return mark.toString(36);
}

/** The address of an icon. */
export function iconAddress(branding: PublicBranding | null, size: number, purpose: string): string {
  const query = new URLSearchParams({ size: String(size), purpose });
  if (branding) {
    query.set('tenant', branding.slug);
    query.set('look', lookMark(branding));
  }
  return `/api/icons?${query.toString()}`;
}

/** The address of a tenant's icon for whoever knows its slug alone. */
export function tenantIcon(slug: string, size: number, purpose: string): string {
  return `/api/icons?${new URLSearchParams({ size: String(size), purpose, tenant: slug }).toString()}`;
}
