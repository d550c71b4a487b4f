import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import { z } from 'zod';

const emailTemplate = z.object({ subject: z.string(), content_path: z.string() });

/** What the embedded stack reads of `supabase/config.toml`; the CLI reads the rest. */
const projectConfig = z.object({
  api: z.object({
    schemas: z.array(z.string()).min(1),
    extra_search_path: z.array(z.string()),
    max_rows: z.number().int().positive(),
  }),
  storage: z.object({ file_size_limit: z.string() }),
  auth: z.object({
    jwt_expiry: z.number().int().positive(),
    enable_refresh_token_rotation: z.boolean(),
    refresh_token_reuse_interval: z.number().int().nonnegative(),
    enable_signup: z.boolean(),
    minimum_password_length: z.number().int().min(6),
    email: z.object({
      enable_signup: z.boolean(),
      enable_confirmations: z.boolean(),
      double_confirm_changes: z.boolean(),
      otp_length: z.number().int().min(6),
      otp_expiry: z.number().int().positive(),
      template: z.record(z.enum(['magic_link', 'confirmation', 'recovery']), emailTemplate),
    }),
  }),
  functions: z.record(
    z.string(),
    z.object({ enabled: z.boolean().default(true), verify_jwt: z.boolean().default(true) }),
  ),
});

/** The settings of this Supabase project. */
export type ProjectConfig = z.infer<typeof projectConfig>;

/** Folder of the project, which paths in the configuration start from. */
export const projectDirectory = fileURLToPath(new URL('../../..', import.meta.url));

/** Reads and checks `supabase/config.toml`. */
export function readProjectConfig(): ProjectConfig {
  const file = fileURLToPath(new URL('../../config.toml', import.meta.url));
  const found = projectConfig.safeParse(parse(readFileSync(file, 'utf8')));
  if (!found.success) throw new Error(`supabase/config.toml is not complete:\n${z.prettifyError(found.error)}`);
  return found.data;
}
