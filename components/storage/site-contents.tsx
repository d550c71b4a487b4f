'use client';

import PackagePlus from 'lucide-react/icons/package-plus';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Site } from '../../lib/domain/sites/model.ts';
import { useMay } from '../commands/use-may.ts';
import { ShipmentLine } from '../places/shipment-banner.tsx';
import { useQuery, useSync } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { List } from '../ui/list.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { ContainerRow } from './container-row.tsx';
import { TemperatureMark } from './temperature-line.tsx';
import { useTemperatures } from './use-temperatures.ts';
import { useOccupancy } from './use-occupancy.ts';

const AddContainers = dynamic(() => import('./add-containers.tsx').then((file) => file.AddContainers));

interface SiteContentsProps {
  site: Site;
  /** All of its rows are on this device. */
  held: boolean;
}

/** What stands in a site itself: rooms, freezers, tanks, with everything inside them added up. */
export function SiteContents({ site, held }: SiteContentsProps) {
  const t = useTranslations('storage');
  const online = useSync()?.online === true;
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const containers = useQuery((queries) => queries.rootContainers(site.id), [site.id])
    ?.filter(({ doc }) => !doc.archived)
    .toSorted((a, b) => a.doc.name.localeCompare(b.doc.name, undefined, { numeric: true }));
  const types = useQuery((queries) => queries.all('container_type'), []);
  const occupancy = useOccupancy(containers?.map(({ doc }) => doc.id) ?? []);
  const temperatures = useTemperatures();
  const add = may('create_containers.v1') && (
    <Button icon={<PackagePlus size={20} aria-hidden />} onClick={() => setAdding(true)}>
      {t('add.open')}
    </Button>
  );
  return (
    <>
      {!containers && <SkeletonRows rows={4} />}
      {containers?.length === 0 && !held && (
        <EmptyState title={t(online ? 'siteNotHere.coming' : 'siteNotHere.title')}>
          {t(online ? 'siteNotHere.comingText' : 'siteNotHere.text')}
        </EmptyState>
      )}
      {containers?.length === 0 && held && (
        <EmptyState title={t('emptySite.title')} actions={add}>
          {t('emptySite.text')}
        </EmptyState>
      )}
      {containers && containers.length > 0 && (
        <Card title={t('containers', { count: containers.length })} aside={add} flush>
          <List>
            {containers.map(({ doc, provisional }) => (
              <ContainerRow
                key={doc.id}
                id={doc.id}
                name={doc.name}
                barcode={doc.barcode}
                label={null}
                type={types?.find((type) => type.doc.id === doc.typeId)?.doc}
                occupancy={occupancy?.get(doc.id)}
                provisional={provisional}
                unverified={!doc.locationVerified}
                now={
                  <>
                    <TemperatureMark temperatures={temperatures.get(doc.id)} />
                    <ShipmentLine containerId={doc.id} />
                  </>
                }
              />
            ))}
          </List>
        </Card>
      )}
      {adding && <AddContainers siteId={site.id} parent={null} onClose={() => setAdding(false)} />}
    </>
  );
}
