'use client';

import { useTranslations } from 'next-intl';
import { labelOf } from '../../lib/domain/positions/label.ts';
import { useQuery } from '../sync/index.ts';
import { Card } from '../ui/card.tsx';
import { List } from '../ui/list.tsx';
import { SampleRow } from './sample-row.tsx';
import { ContainerRow } from './container-row.tsx';
import type { Occupant } from './occupant.ts';
import type { Contents } from './use-contents.ts';
import { useOccupancy } from './use-occupancy.ts';

const byPlace = (a: Occupant, b: Occupant) =>
  (a.position ?? '').localeCompare(b.position ?? '') || a.name.localeCompare(b.name, undefined, { numeric: true });

/** What stands in a holder, as a list in the order of its positions. */
export function ContainerList({ contents }: { contents: Contents }) {
  const t = useTranslations('storage');
  const { occupants, grid, sampleTypes } = contents;
  const containers = occupants.filter(({ kind }) => kind === 'container').toSorted(byPlace);
  const samples = occupants.filter(({ kind }) => kind === 'sample').toSorted(byPlace);
  const occupancy = useOccupancy(containers.map(({ id }) => id));
  const types = useQuery((held) => held.all('container_type'), []);
  const labelFor = (position: string | null) => (position === null ? null : grid ? labelOf(grid, position) : position);
  return (
    <>
      {containers.length > 0 && (
        <Card title={t('containers', { count: containers.length })} flush>
          <List>
            {containers.map((occupant) => (
              <ContainerRow
                key={occupant.id}
                id={occupant.id}
                name={occupant.name}
                barcode={occupant.barcode}
                label={labelFor(occupant.position)}
                type={types?.find(({ doc }) => doc.id === occupant.typeId)?.doc}
                occupancy={occupancy?.get(occupant.id)}
                provisional={occupant.provisional}
                unverified={!occupant.verified}
              />
            ))}
          </List>
        </Card>
      )}
      {samples.length > 0 && (
        <Card title={t('samples', { count: samples.length })} flush>
          <List>
            {samples.map((occupant) => (
              <SampleRow
                key={occupant.id}
                occupant={occupant}
                label={labelFor(occupant.position)}
                typeName={sampleTypes.get(occupant.typeId)?.name}
              />
            ))}
          </List>
        </Card>
      )}
    </>
  );
}
