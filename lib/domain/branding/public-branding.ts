import { z } from 'zod';

const color = z.string().regex(/^#[0-9a-f]{6}$/i);

/** What anyone may know of how a tenant looks, before signing in. */
export const publicBrandingSchema = z.object({
  slug: z.string(),
  name: z.string().min(1),
  shortName: z.string().min(1),
  initials: z.string().min(1).max(3),
  primary: color,
  accent: color,
  logoPath: z.string().nullable(),
});
export type PublicBranding = z.infer<typeof publicBrandingSchema>;

/** A tenant's name in addresses. */
export const slugSchema = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);

/** The product's own look, before a tenant is chosen. */
export const productBranding = {
  name: 'TracSeq Storage',
  shortName: 'TracSeq',
  primary: '#0b5266',
  accent: '#f2a93b',
} as const;
