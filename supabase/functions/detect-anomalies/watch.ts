import { z } from 'zod';
import { observeAll } from '../../../lib/domain/anomalies/detect.ts';
import { lastingAfter, type Suspicion, suspicionSchema } from '../../../lib/domain/anomalies/lasting.ts';
import { type AnomalyState, anomalyStateSchema, newAnomalyState } from '../../../lib/domain/anomalies/state.ts';

/** One sensor with what the detector has not seen of it, as `readings_to_watch` hands it out. */
export const watchedSchema = z.object({
  tenantId: z.uuid(),
  sensorId: z.uuid(),
  revision: z.number().int(),
  placedFrom: z.string(),
  /** Null for a sensor that is new here. One of another version of the detector is learnt anew. */
  state: anomalyStateSchema.nullable().catch(null),
  lasting: z.array(suspicionSchema),
  points: z.array(z.tuple([z.number().int(), z.number()])),
  seenUntil: z.string(),
});
export type Watched = z.infer<typeof watchedSchema>;

/** Where the work comes from and goes to. */
export interface WatchPorts {
  /** Some sensors after this one, in a fixed order; none when there are no more. */
  next(after: Pick<Watched, 'tenantId' | 'sensorId'> | null): Promise<readonly Watched[]>;
  settle(watched: Watched, state: AnomalyState, lasting: readonly Suspicion[]): Promise<void>;
  /** A sensor that fails is written down and keeps none of the others. */
  failed(watched: Watched, error: unknown): void;
}

/** Lets the detector observe what it has not seen yet, sensor by sensor, until nothing is left or the time is up. Says how many sensors that were. */
export async function watch(ports: WatchPorts, until: AbortSignal): Promise<number> {
  let [after, settled]: [Watched | null, number] = [null, 0];
  while (!until.aborted) {
    const page: readonly Watched[] = await ports.next(after);
    for (const watched of page) {
      if (until.aborted) break;
      try {
        const readings = watched.points.map(([takenAt, temperature]) => ({ takenAt, temperature }));
        const { state, events } = observeAll(watched.state ?? newAnomalyState(), readings);
        await ports.settle(watched, state, lastingAfter(watched.state === null ? [] : watched.lasting, events));
        settled += 1;
      } catch (error) {
        ports.failed(watched, error);
      }
    }
    after = page.at(-1) ?? null;
    if (after === null) break;
  }
  return settled;
}
