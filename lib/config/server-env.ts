import 'server-only';
import { z } from 'zod';
import { publicEnv } from './env.ts';

const InternalUrl = z.url({ protocol: /^https?$/ }).optional();

/**
 * Where this server reaches the backend: `SUPABASE_INTERNAL_URL` when set, else the public address. With the public
 * address `same-origin` and no internal one there is none, which callers treat as "backend unreachable".
 */
export function serverSupabaseUrl(): string | undefined {
  const internal = InternalUrl.parse(process.env['SUPABASE_INTERNAL_URL'] || undefined);
  if (internal !== undefined) return internal;
  const { supabaseUrl } = publicEnv();
  return supabaseUrl === 'same-origin' ? undefined : supabaseUrl;
}
