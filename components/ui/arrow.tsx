'use client';

import { useTranslations } from 'next-intl';

/**
 * "From here to there" between two things: it points where the writing runs, and is a word to the ear. It stands outside of what is kept apart
 * by `<bdi>`, else the two change places where words run from right to left.
 */
export function Arrow() {
  const t = useTranslations('common.arrow');
  return (
    <>
      {' '}
      <span aria-hidden className="flip-rtl inline-block">
        →
      </span>
      <span className="sr-only">{t('to')}</span>{' '}
    </>
  );
}
