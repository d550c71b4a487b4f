'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { cx } from './cx.ts';
import { useClock } from './use-clock.ts';
import { dateFormat } from './date-format.ts';
import { agoIn } from './elapsed.ts';

export interface RelativeTimeProps {
  /** ISO 8601. */
  iso: string;
  /** The zone of the place the thing is at, such as "Europe/Berlin"; a tap shows the time there. */
  siteTimeZone?: string;
  className?: string;
}

/** How long ago; a tap shows the moment in the reader's zone, and again in the site's. */
export function RelativeTime({ iso, siteTimeZone, className }: RelativeTimeProps) {
  const t = useTranslations('common.time');
  const locale = useLocale();
  const now = useClock();
  const [view, setView] = useState(0);
  const date = new Date(iso);
  const moment = (timeZone?: string) =>
    dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...(timeZone && { timeZone }) }).format(date);
  const ago = now === undefined ? '' : agoIn(locale, date.getTime(), now);
  const views = [ago, moment()];
  if (siteTimeZone !== undefined) views.push(t('atSite', { moment: moment(siteTimeZone) }));
  return (
    <button
      type="button"
      onClick={() => setView((view + 1) % views.length)}
      title={now === undefined ? undefined : moment()}
      className={cx(
        'figures inline-flex min-h-6 items-center text-start underline decoration-dotted underline-offset-4',
        className,
      )}
    >
      <time dateTime={iso}>{views[view]}</time>
    </button>
  );
}
