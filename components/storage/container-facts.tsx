'use client';

import CircleSlash from 'lucide-react/icons/circle-slash-2';
import MapPinOff from 'lucide-react/icons/map-pin-off';
import Thermometer from 'lucide-react/icons/thermometer';
import { useTranslations } from 'next-intl';
import { Code } from '../ui/code.tsx';
import { StatusPill } from '../ui/status-pill.tsx';
import { OccupancyBar } from './occupancy-bar.tsx';
import type { Contents } from './use-contents.ts';
import { useOccupancy } from './use-occupancy.ts';
import { useQuery } from '../sync/index.ts';

/** The line below the name: type, code, temperature, how full; and what is wrong with the place, if anything. */
export function ContainerFacts({ contents }: { contents: Contents }) {
  const t = useTranslations('storage');
  const { container, type, path } = contents;
  const occupancy = useOccupancy([container.id])?.get(container.id);
  const types = useQuery((held) => held.all('container_type'), []);
  // The nearest own or inherited class, from this holder outwards.
  const temperature = path
    .toReversed()
    .map((step) => step.temperatureClass ?? types?.find(({ doc }) => doc.id === step.typeId)?.doc.temperatureClass)
    .find((found) => found != null);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="text-muted">{type.name}</span>
        {container.barcode !== null && <Code look="label">{container.barcode}</Code>}
        {temperature && (
          <StatusPill tone="info" icon={<Thermometer aria-hidden />}>
            {t(`temperature.${temperature}`)}
          </StatusPill>
        )}
        {occupancy && <OccupancyBar occupancy={occupancy} />}
      </div>
      {(container.archived || !container.locationVerified) && (
        <div className="flex flex-wrap gap-2">
          {container.archived && (
            <StatusPill tone="warn" icon={<CircleSlash aria-hidden />}>
              {t('archived')}
            </StatusPill>
          )}
          {!container.locationVerified && (
            <StatusPill tone="danger" icon={<MapPinOff aria-hidden />}>
              {t('unverified')}
            </StatusPill>
          )}
        </div>
      )}
    </div>
  );
}
