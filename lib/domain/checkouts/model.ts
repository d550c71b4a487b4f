import { z } from 'zod';

/** Who has a sample in hand (by user id), since when and until when; part of the sample's document while it is out. */
export const checkoutSchema = z.object({
  takenBy: z.uuid(),
  takenAt: z.iso.datetime({ offset: true }),
  dueAt: z.iso.datetime({ offset: true }),
  note: z.string(),
  /** Whether this check-out is one of the thaws that the sample counts. */
  thawed: z.boolean(),
});
export type Checkout = z.infer<typeof checkoutSchema>;
