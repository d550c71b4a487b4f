import { z } from 'zod';

/** Colours and names of a laboratory's own app. Colours are `#rrggbb`; the screens adjust them for contrast before use. */
export const brandingSchema = z.strictObject({
  shortName: z.string().min(1).max(12),
  initials: z.string().min(1).max(3),
  primary: z.string().regex(/^#[0-9a-f]{6}$/i),
  accent: z.string().regex(/^#[0-9a-f]{6}$/i),
  /** Path of the uploaded logo in the `branding` storage bucket, `<tenant id>/<file>`; null shows the initials. */
  logoPath: z.string().max(300).nullable(),
});
export type Branding = z.infer<typeof brandingSchema>;

/** The tenant as a device holds it (kind `tenant`, one row). */
export const tenantSchema = z.object({ id: z.uuid(), slug: z.string(), name: z.string(), branding: brandingSchema });
export type Tenant = z.infer<typeof tenantSchema>;
