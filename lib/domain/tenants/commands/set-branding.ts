import { z } from 'zod';
import { brandingSchema } from '../model.ts';

/** Sets the laboratory's name and look. */
export const setBrandingArgs = z.strictObject({ name: z.string().max(120), branding: brandingSchema });
export type SetBrandingArgs = z.infer<typeof setBrandingArgs>;
