import 'server-only';
import { z } from 'zod';
import { publicEnv } from '../config/env.ts';
import { warn } from '../config/log.ts';
import { serverSupabaseUrl } from '../config/server-env.ts';
import { type PublicBranding, publicBrandingSchema } from '../domain/branding/public-branding.ts';

const PATIENCE_MS = 2_500;
/* One installation asks for its manifest and half a dozen icons at once; Next keeps the answer for them. */
const KEPT_SECONDS = 30;

/**
 * How a tenant looks, by the name in its address; `null` when there is no such tenant or the backend cannot be reached, and the
 * product then shows as itself.
 */
export async function tenantBranding(slug: string): Promise<PublicBranding | null> {
  const base = serverSupabaseUrl();
  if (base === undefined) return null;
  const { supabaseKey } = publicEnv();
  try {
    const answer = await fetch(new URL('/rest/v1/rpc/tenant_branding', base), {
      method: 'POST',
      headers: { apikey: supabaseKey, 'content-type': 'application/json' },
      body: JSON.stringify({ p_slug: slug }),
      signal: AbortSignal.timeout(PATIENCE_MS),
      next: { revalidate: KEPT_SECONDS },
    });
    if (!answer.ok) throw new Error(`the backend answered ${answer.status}`);
    return z.nullable(publicBrandingSchema).parse(await answer.json());
  } catch (error) {
    warn(`The branding of "${slug}" could not be read`, error);
    return null;
  }
}

/** A tenant's uploaded logo; `undefined` when there is none or it cannot be had. */
export async function tenantLogo(logoPath: string): Promise<Buffer | undefined> {
  const base = serverSupabaseUrl();
  if (base === undefined) return undefined;
  const parts = logoPath.split('/');
  // Encoding leaves dots alone, and an address with them would lead out of the bucket.
  if (parts.some((part) => /^\.{0,2}$/.test(part))) return undefined;
  const address = new URL(`/storage/v1/object/public/branding/${parts.map(encodeURIComponent).join('/')}`, base);
  try {
    const answer = await fetch(address, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      next: { revalidate: KEPT_SECONDS },
    });
    if (!answer.ok) throw new Error(`the backend answered ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  } catch (error) {
    warn(`The logo ${logoPath} could not be read`, error);
    return undefined;
  }
}
