import { z } from 'zod/mini';
import type { BrandInput } from './brand-store.ts';

const Answer = z.object({
  slug: z.string(),
  name: z.string(),
  shortName: z.string(),
  initials: z.string(),
  logoUrl: z.nullable(z.string()),
  primary: z.string(),
  accent: z.string(),
});

/** What the server says of how a tenant looks. */
export function parseBrandAnswer(answer: unknown): BrandInput {
  return Answer.parse(answer);
}
