'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { ShipmentBanner } from '../places/shipment-banner.tsx';
import { Page } from '../shell/page.tsx';
import { Breadcrumb } from '../ui/breadcrumb.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { BoxPanel } from './box-panel.tsx';
import { ContainerActions } from './container-actions.tsx';
import { ContainerFacts } from './container-facts.tsx';
import { ContainerList } from './container-list.tsx';
import { EmptyHolder } from './empty-holder.tsx';
import { LooseHand } from './loose-hand.tsx';
import { PlaceNotHere } from './place-not-here.tsx';
import { PositionHand } from './position-hand.tsx';
import { TemperatureLine } from './temperature-line.tsx';
import { type Contents, useContents } from './use-contents.ts';

/** One holder: where it stands, what it is, how full it is, and its contents as a map or a list. */
export function ContainerScreen({ id, lit }: { id: string; lit: string | null }) {
  const t = useTranslations('storage');
  const contents = useContents(id);
  if (contents === undefined) return <Page title={t('title')}>{<SkeletonRows rows={5} />}</Page>;
  if (contents === null) {
    return (
      <Page title={t('title')}>
        <PlaceNotHere id={id} />
      </Page>
    );
  }
  return <ContainerPage contents={contents} lit={lit} />;
}

function ContainerPage({ contents, lit }: { contents: Contents; lit: string | null }) {
  const t = useTranslations('storage');
  const { container, grid, occupants, path, site } = contents;
  const [view, setView] = useState<'map' | 'list'>('map');
  const crumbs = [
    {
      id: 'site',
      name: site?.name ?? t('title'),
      link: (name: ReactNode) => <Link href={paths.storage()}>{name}</Link>,
    },
    // The holder itself is the title below.
    ...path
      .filter(({ id }) => id !== container.id)
      .map((step) => ({
        id: step.id,
        name: step.name,
        link: (name: ReactNode) => <Link href={paths.storage(step.id)}>{name}</Link>,
      })),
  ];
  return (
    <Page
      width="wide"
      above={<Breadcrumb crumbs={crumbs} />}
      title={container.name}
      actions={<ContainerActions contents={contents} />}
    >
      <div className="flex flex-col gap-3">
        <ContainerFacts contents={contents} />
        <ShipmentBanner containerId={container.id} />
        <TemperatureLine containerId={container.id} />
        {grid === null &&
          (occupants.length === 0 ? <EmptyHolder contents={contents} /> : <ContainerList contents={contents} />)}
        {grid === null && <LooseHand contents={contents} />}
        {grid !== null && (
          <Tabs<'map' | 'list'>
            label={t('view.label')}
            value={view}
            onChange={setView}
            tabs={[
              { id: 'map', label: t('view.map'), content: <BoxPanel contents={contents} grid={grid} lit={lit} /> },
              {
                id: 'list',
                label: t('view.list'),
                count: occupants.length,
                content: (
                  <>
                    {occupants.length === 0 ? (
                      <EmptyHolder contents={contents} />
                    ) : (
                      <ContainerList contents={contents} />
                    )}
                    <PositionHand contents={contents} onChoose={() => setView('map')} />
                  </>
                ),
              },
            ]}
          />
        )}
      </div>
    </Page>
  );
}
