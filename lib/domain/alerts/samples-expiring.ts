import { z } from 'zod';

/** What `samples_expiring` answers: how many samples of a site expire soon or have expired, and the first of them. */
export interface SamplesExpiring {
  readonly total: number;
  readonly samples: readonly {
    readonly sampleId: string;
    readonly barcode: string;
    readonly name: string;
    readonly expiresAt: string;
    /** The container in which it lies. */
    readonly place: string;
  }[];
}

export const samplesExpiringSchema: z.ZodType<SamplesExpiring> = z.object({
  total: z.number().int(),
  samples: z.array(
    z.object({
      ...{ sampleId: z.uuid(), barcode: z.string(), name: z.string() },
      ...{ expiresAt: z.iso.datetime({ offset: true }), place: z.string() },
    }),
  ),
});
