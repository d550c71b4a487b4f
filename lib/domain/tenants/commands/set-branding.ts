import { z } from 'zod';
import { requiredName } from '../../commands/fields.ts';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { brandingSchema } from '../model.ts';

/** Sets the laboratory's name and look. */
export const setBrandingArgs = z.strictObject({ name: z.string().max(120), branding: brandingSchema });
export type SetBrandingArgs = z.infer<typeof setBrandingArgs>;

/** Rules: name, short name and initials (`name_empty`, `arguments_invalid` when one hides characters); the logo lies in the laboratory's own folder (`arguments_invalid`). */
export const predictSetBranding: Predict<SetBrandingArgs> = async ({ name, branding }, world) => {
  const ownName = requiredName(name);
  requiredName(branding.shortName, 'shortName');
  requiredName(branding.initials, 'initials');
  const [tenant] = await world.all('tenant');
  if (!tenant) return applied();
  if (branding.logoPath !== null && !isWithin(tenant.id, branding.logoPath)) {
    throw new Refusal('arguments_invalid', { field: 'logoPath' });
  }
  world.put('tenant', { ...tenant, name: ownName, branding });
  return applied();
};

/** A path within the folder, of which no part leads out again. */
function isWithin(folder: string, path: string): boolean {
  const [first, ...parts] = path.split('/');
  return first === folder && parts.length > 0 && !parts.some((part) => ['', '.', '..'].includes(part));
}
