import { describe, expect, it } from 'vitest';
import type { PublicBranding } from '../domain/branding/public-branding.ts';
import { lookMark } from './icon-address.ts';
import { webManifest } from './manifest.ts';

const north: PublicBranding = {
  slug: 'north',
  name: 'Nordlicht Biobank',
  shortName: 'Nordlicht',
  initials: 'NB',
  primary: '#7a1f5c',
  accent: '#35c46b',
  logoPath: null,
};
const words = { description: 'Samples', scan: 'Scannen', outbox: 'Postausgang' };
const manifestOf = (branding: PublicBranding | null, locale = 'de') =>
  webManifest({ branding, locale, direction: 'ltr', words });

describe("a tenant's manifest", () => {
  it('bears its name and colour', () => {
    expect(manifestOf(north)).toMatchObject({
      name: 'Nordlicht Biobank',
      short_name: 'Nordlicht',
      theme_color: '#7a1f5c',
    });
  });

  it('starts in the language and the tenant it was installed from', () => {
    expect(manifestOf(north).start_url).toBe('/de?tenant=north');
  });

  it('is the same app in every language, and another for another tenant', () => {
    expect(manifestOf(north, 'ar').id).toBe(manifestOf(north, 'de').id);
    expect(manifestOf({ ...north, slug: 'south' }).id).not.toBe(manifestOf(north).id);
  });

  it('leads to Scan and the outbox by shortcuts', () => {
    expect(manifestOf(north).shortcuts.map(({ name, url }) => [name, url])).toEqual([
      ['Scannen', '/de/scan?tenant=north'],
      ['Postausgang', '/de/outbox?tenant=north'],
    ]);
  });

  it('offers maskable and monochrome icons', () => {
    const purposes = manifestOf(north).icons.map(({ purpose }) => purpose);
    expect(purposes).toEqual(expect.arrayContaining(['any', 'maskable', 'monochrome']));
  });

  it('is visibly the product before a tenant is known', () => {
    expect(manifestOf(null)).toMatchObject({ name: 'TracSeq Storage', id: '/', start_url: '/de' });
  });
});

it('the address of an icon changes with the look', () => {
  expect(lookMark({ ...north, primary: '#000000' })).not.toBe(lookMark(north));
});
