'use client';

import CalendarClock from 'lucide-react/icons/calendar-clock';
import CalendarX from 'lucide-react/icons/calendar-x';
import { useLocale, useTranslations } from 'next-intl';
import { dateFormat } from '../ui/date-format.ts';
import { StatusPill } from '../ui/status-pill.tsx';
import { useClock } from '../ui/use-clock.ts';

/** When a sample expires, as a day of the reader's zone, or that it has: in a word and a picture. */
export function ExpiryMark({ expiresAt }: { expiresAt: string }) {
  const t = useTranslations('search.hit');
  const locale = useLocale();
  const now = useClock();
  const at = new Date(expiresAt);
  const date = dateFormat(locale, { dateStyle: 'medium' }).format(at);
  if (now !== undefined && at.getTime() <= now) {
    return (
      <StatusPill tone="danger" icon={<CalendarX aria-hidden />}>
        {t('expired', { date })}
      </StatusPill>
    );
  }
  return (
    <StatusPill tone="neutral" icon={<CalendarClock aria-hidden />}>
      {t('expires', { date })}
    </StatusPill>
  );
}
