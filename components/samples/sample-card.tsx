'use client';

import type { Sample } from '../../lib/domain/samples/model.ts';
import { OutBanner } from './out-banner.tsx';
import { whereabouts } from '../places/place-facts.ts';
import { ShipmentBanner } from '../places/shipment-banner.tsx';
import { useQuery } from '../sync/index.ts';
import { Code } from '../ui/code.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ExposureCard } from './exposure-card.tsx';
import { FactsCard } from './facts-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { LineageCard } from './lineage-card.tsx';
import { QuarantineBanner } from './quarantine-banner.tsx';
import { SampleActions } from './sample-actions.tsx';
import { SampleMarks } from './sample-marks.tsx';
import { UnverifiedBanner } from './unverified-banner.tsx';
import { WhereCard } from './where-card.tsx';

/** Everything about one sample: where it is first, since that is what one comes for. */
export function SampleCard({ sample, provisional }: { sample: Sample; provisional: boolean }) {
  const { containerId, position } = sample;
  const named = sample.name !== '' && sample.name !== sample.barcode;
  const where = useQuery(
    async (held) => {
      const place = await whereabouts(held, { containerId, position });
      const site = place?.path[0] && (await held.get('site', place.path[0].id))?.doc;
      return { place, timeZone: site?.timeZone };
    },
    [containerId, position],
  );
  return (
    <div className="flex flex-col gap-5">
      <header className="flex flex-col gap-2">
        <h1 tabIndex={-1} className="text-2xl font-semibold">
          {named ? <bdi>{sample.name}</bdi> : <Code>{sample.barcode}</Code>}
        </h1>
        {named && (
          <p>
            <Code look="label" size="lg">
              {sample.barcode}
            </Code>
          </p>
        )}
        <SampleMarks sample={sample} provisional={provisional} />
      </header>
      <QuarantineBanner sample={sample} />
      <OutBanner sample={sample} />
      {containerId !== null && <ShipmentBanner containerId={containerId} />}
      <UnverifiedBanner sample={sample} />
      <SampleActions sample={sample} />
      <div className="grid gap-5 lg:grid-cols-2">
        {where ? <WhereCard sample={sample} place={where.place} /> : <Skeleton className="h-80 w-full" />}
        <div className="flex flex-col gap-5">
          <FactsCard sample={sample} timeZone={where?.timeZone} />
          <ExposureCard sampleId={sample.id} timeZone={where?.timeZone} />
          <LineageCard sample={sample} />
        </div>
      </div>
      <HistoryCard sample={sample} timeZone={where?.timeZone} />
    </div>
  );
}
