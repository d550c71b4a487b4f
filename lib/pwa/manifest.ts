import { brandPalette } from '../domain/branding/palette.ts';
import { type PublicBranding, productBranding } from '../domain/branding/public-branding.ts';
import { iconAddress } from './icon-address.ts';
import { surfaces } from '../domain/branding/surfaces.ts';
import { localized, paths } from '../config/paths.ts';

/** What a manifest says in words. */
export interface ManifestWords {
  description: string;
  scan: string;
  outbox: string;
}

export interface ManifestInput {
  branding: PublicBranding | null;
  locale: string;
  direction: 'ltr' | 'rtl';
  words: ManifestWords;
}

function withTenant(address: string, slug: string | undefined): string {
  return slug === undefined ? address : `${address}?tenant=${slug}`;
}

/**
 * The web app manifest of a tenant's own app, or of the product before a tenant is known. The id carries the tenant and not the
 * language: two laboratories are two apps on a phone, one laboratory in two languages is one.
 */
export function webManifest({ branding, locale, direction, words }: ManifestInput) {
  const look = branding ?? productBranding;
  const slug = branding?.slug;
  const icon = (size: number, purpose: string) => ({
    src: iconAddress(branding, size, purpose),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const shortcut = (name: string, path: string) => ({
    name,
    url: withTenant(localized(locale, path), slug),
    icons: [icon(96, 'any')],
  });
  return {
    id: withTenant('/', slug),
    name: look.name,
    short_name: look.shortName,
    description: words.description,
    lang: locale,
    dir: direction,
    start_url: withTenant(localized(locale, paths.home()), slug),
    scope: '/',
    display: 'standalone',
    orientation: 'any',
    theme_color: brandPalette(look, 'light').primary,
    background_color: surfaces.light.bg,
    categories: ['medical', 'productivity', 'business'],
    icons: [icon(192, 'any'), icon(512, 'any'), icon(192, 'maskable'), icon(512, 'maskable'), icon(512, 'monochrome')],
    shortcuts: [shortcut(words.scan, paths.scan()), shortcut(words.outbox, paths.outbox())],
  };
}
