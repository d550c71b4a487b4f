'use client';

import ScanLine from 'lucide-react/icons/scan-line';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useMay } from '../commands/use-may.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/states.tsx';
import { AddPlaces, useMayAdd } from './add-places.tsx';
import type { Contents } from './use-contents.ts';

/** Nothing stands in this holder yet; the next step is to make the places in it, or to scan something into it. */
export function EmptyHolder({ contents }: { contents: Contents }) {
  const t = useTranslations('storage.emptyHolder');
  const mayAdd = useMayAdd(contents);
  const mayPut = useMay()('place_sample.v1') && !contents.container.archived;
  return (
    <EmptyState
      title={t('title', { name: contents.container.name })}
      actions={
        mayPut || mayAdd ? (
          <>
            <AddPlaces contents={contents} label={t('add')} variant="primary" />
            {mayPut && (
              <Button asChild variant={mayAdd ? 'secondary' : 'primary'}>
                <Link href={paths.scan({ mode: 'put-away', place: contents.container.id })}>
                  <ScanLine size={20} aria-hidden />
                  {t('scan')}
                </Link>
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      {mayAdd ? t('addText') : mayPut && t('text')}
    </EmptyState>
  );
}
