import { z } from 'zod';

/** The word that stands for "the backend answers on the address this page came from". */
const SAME_ORIGIN = 'same-origin';

const PublicEnv = z.object({
  NEXT_PUBLIC_SUPABASE_URL: z.union([z.literal(SAME_ORIGIN), z.url({ protocol: /^https?$/ })]),
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
});

/** The settings a browser may see, checked. Each is named in full, since the build replaces only literal names. */
export function parsePublicEnv(source: Record<string, string | undefined>) {
  const found = PublicEnv.safeParse(source);
  if (!found.success) throw new Error(`The environment is not complete:\n${z.prettifyError(found.error)}`);
  return {
    supabaseUrl: found.data.NEXT_PUBLIC_SUPABASE_URL,
    supabaseKey: found.data.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
  };
}

/** The checked public settings. */
export type PublicEnv = ReturnType<typeof parsePublicEnv>;

let checked: PublicEnv | undefined;

/** The public settings, checked once at their first use. */
export function publicEnv(): PublicEnv {
  checked ??= parsePublicEnv({
    NEXT_PUBLIC_SUPABASE_URL: process.env.NEXT_PUBLIC_SUPABASE_URL,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: process.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
  });
  return checked;
}

/** Where the browser reaches the backend. */
export function browserSupabaseUrl(env: PublicEnv, origin: string): string {
  return env.supabaseUrl === SAME_ORIGIN ? origin : env.supabaseUrl;
}
