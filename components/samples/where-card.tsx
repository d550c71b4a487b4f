'use client';

import ScanLine from 'lucide-react/icons/scan-line';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { Sample } from '../../lib/domain/samples/model.ts';
import type { PlaceFacts } from '../../lib/domain/scans/session.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { LitGrid } from '../places/lit-grid.tsx';
import { Breadcrumb } from '../ui/breadcrumb.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';

/** Where a sample is: a breadcrumb of real names and the box with its position lit. */
export function WhereCard({ sample, place }: { sample: Sample; place: PlaceFacts | null }) {
  const t = useTranslations('samples.where');
  const gone = sample.state === 'disposed';
  if (!place) {
    return (
      <Card title={t('title')}>
        <p>{t(gone ? 'disposed' : sample.location === 'unverified' ? 'unverified' : 'none')}</p>
        {!gone && (
          <Button asChild variant="primary" block className="mt-4">
            <Link href={paths.scan({ mode: 'move', thing: sample.id })}>
              <ScanLine size={22} aria-hidden />
              {t('putAway')}
            </Link>
          </Button>
        )}
      </Card>
    );
  }
  const [site, ...holders] = place.path;
  const crumbs = [
    ...(site
      ? [{ id: site.id, name: site.name, link: (name: ReactNode) => <Link href={paths.storage()}>{name}</Link> }]
      : []),
    ...holders.map(({ id, name }) => ({
      id,
      name,
      link: (text: ReactNode) => <Link href={paths.storage(id)}>{text}</Link>,
    })),
    ...(place.label === null ? [] : [{ id: 'position', name: <Code size="lg">{place.label}</Code> }]),
  ];
  return (
    <Card title={t(sample.state === 'checked_out' ? 'held' : 'title')}>
      <Breadcrumb label={t('path')} crumbs={crumbs} />
      <LitGrid
        containerId={place.containerId}
        position={place.position}
        label={place.label}
        className="mx-auto mt-3 max-w-80"
      />
    </Card>
  );
}
