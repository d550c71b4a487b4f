'use client';

import { useTranslations } from 'next-intl';
import { useOutbox, usePersistence } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';

const STEPS = ['scan', 'offline', 'pill'] as const;

/** For somebody who has done nothing on this phone yet: how it works, and the question that keeps their work safe. */
export function FirstRun() {
  const t = useTranslations('home.first');
  const steps = useOutbox(1);
  const { persistence, ask } = usePersistence();
  if (!steps || steps.length > 0) return null;
  return (
    <Card title={t('title')}>
      <ol className="flex flex-col gap-3">
        {STEPS.map((step, at) => (
          <li key={step} className="flex gap-3">
            <span
              aria-hidden
              className="figures flex size-7 shrink-0 items-center justify-center rounded-full bg-primary-soft text-sm font-semibold text-primary-ink"
            >
              {at + 1}
            </span>
            {t(step)}
          </li>
        ))}
      </ol>
      {persistence === 'unknown' && (
        <div className="mt-4 border-t border-line pt-4">
          <p>{t('keep')}</p>
          <Button className="mt-3" onClick={() => void ask()}>
            {t('keepAction')}
          </Button>
        </div>
      )}
    </Card>
  );
}
