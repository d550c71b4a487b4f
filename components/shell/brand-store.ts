'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { PALETTE_VERSION } from '../../lib/domain/branding/palette-version.ts';
import { BRAND_KEY } from './appearance.ts';
import { repaint } from './theme-store.ts';

/** Whose app this is, as remembered on the device. */
export interface Brand {
  slug: string;
  name: string;
  shortName: string;
  initials: string;
  logoUrl: string | null;
}

/** A tenant's branding as the server tells it. */
export interface BrandInput extends Brand {
  primary: string;
  accent: string;
}

const CHANGED = 'tracseq:brand-changed';

function read(): string | null {
  return localStorage.getItem(BRAND_KEY);
}

function parse(raw: string | null): unknown {
  try {
    return JSON.parse(raw ?? 'null');
  } catch {
    /* Written by hand: the product's own look is shown until the tenant is chosen again. */
    return null;
  }
}

/* By hand instead of by schema: this is in the first script of every page. */
function isBrand(value: unknown): value is Brand {
  if (typeof value !== 'object' || value === null) return false;
  const texts = ['slug', 'name', 'shortName', 'initials'].every((name) => typeof Reflect.get(value, name) === 'string');
  return texts && ['string', 'object'].includes(typeof Reflect.get(value, 'logoUrl'));
}

function subscribe(onChange: () => void): () => void {
  addEventListener(CHANGED, onChange);
  addEventListener('storage', onChange);
  return () => {
    removeEventListener(CHANGED, onChange);
    removeEventListener('storage', onChange);
  };
}

/** The tenant whose app this is; `undefined` before one is chosen, when the product shows as itself. */
export function useBrand(): Brand | undefined {
  const raw = useSyncExternalStore(subscribe, read, () => null);
  return useMemo(() => {
    const stored = parse(raw);
    return isBrand(stored) ? stored : undefined;
  }, [raw]);
}

/**
 * Makes this device wear a tenant's name, logo and colours, now and from the first paint of the next start. Call it when a
 * tenant is chosen and when its branding changes.
 */
export async function rememberBrand({ primary, accent, ...brand }: BrandInput): Promise<void> {
  // Making palettes takes a phone a quarter of a second; they are kept with what they were made of.
  const madeOf = JSON.stringify({ ...brand, primary, accent, rules: PALETTE_VERSION });
  if (isMadeOf(parse(read()), madeOf)) return;
  const { brandPalettes } = await import('../../lib/domain/branding/palette.ts');
  const palettes = brandPalettes({ primary, accent });
  localStorage.setItem(BRAND_KEY, JSON.stringify({ ...brand, palettes, madeOf }));
  repaint();
  dispatchEvent(new Event(CHANGED));
}

function isMadeOf(stored: unknown, madeOf: string): boolean {
  return typeof stored === 'object' && stored !== null && Reflect.get(stored, 'madeOf') === madeOf;
}
