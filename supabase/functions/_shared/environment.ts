/** What a function of this project is given: by the platform, and the key ring by whoever deploys it. */
export interface Environment {
  /** Where the project answers. */
  readonly url: string;
  readonly publishableKey: string;
  /** Opens everything: it never leaves a function. */
  readonly serviceKey: string;
  /** `id:key,id:key`, see lib/connectors/_kit/secrets.ts. */
  readonly secretsKeys: string;
}

declare const Deno: { env: { get(name: string): string | undefined } };

/** Reads it; throws when something is missing, with its name and never with a value. */
export function environment(): Environment {
  return {
    url: needed('SUPABASE_URL'),
    publishableKey: needed('SUPABASE_ANON_KEY'),
    serviceKey: needed('SUPABASE_SERVICE_ROLE_KEY'),
    secretsKeys: needed('TRACSEQ_SECRETS_KEYS'),
  };
}

function needed(name: string): string {
  const value = Deno.env.get(name);
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}
