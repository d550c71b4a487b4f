'use client';

import CircleHelp from 'lucide-react/icons/circle-question-mark';
import ScanLine from 'lucide-react/icons/scan-line';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import type { Sample } from '../../lib/domain/samples/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { placeFacts } from '../places/place-facts.ts';
import { PlaceLine } from '../places/place-line.tsx';
import { useQuery } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';

/** Says that nobody knows where the sample is, where it was claimed to be, and that a new scan settles it. */
export function UnverifiedBanner({ sample }: { sample: Sample }) {
  const t = useTranslations('samples.unverified');
  const claim = useQuery(
    async (held) => {
      const conflicts = await held.openConflictsOf(sample.id);
      const conflict = conflicts.find(({ doc }) => doc.subjectId === sample.id)?.doc;
      return conflict ? { id: conflict.id, place: await placeFacts(held, conflict) } : null;
    },
    [sample.id],
  );
  if (sample.location !== 'unverified') return null;
  return (
    <section aria-label={t('title')} className="rounded-lg border border-warn-ink bg-warn-soft p-4 text-warn-ink">
      <h2 className="flex items-start gap-2 text-lg font-semibold">
        <CircleHelp size={24} aria-hidden className="mt-0.5 shrink-0" />
        {t('title')}
      </h2>
      <p className="mt-1 text-ink">{t('text')}</p>
      {claim && (
        <p className="mt-1 text-ink">
          {t('claimed')} <PlaceLine place={claim.place} short />
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button asChild variant="primary">
          <Link href={paths.scan({ mode: 'move', thing: sample.id })}>
            <ScanLine size={22} aria-hidden />
            {t('scan')}
          </Link>
        </Button>
        {claim && (
          <Button asChild>
            <Link href={paths.conflicts(claim.id)}>{t('conflict')}</Link>
          </Button>
        )}
      </div>
    </section>
  );
}
