import Check from 'lucide-react/icons/check';
import { useTranslations } from 'next-intl';
import { cx } from './cx.ts';

export interface Step {
  id: string;
  label: string;
}

/** The steps of a longer job and the one being done. */
export function Stepper({ label, steps, current }: { label: string; steps: readonly Step[]; current: string }) {
  const t = useTranslations('common.stepper');
  const at = steps.findIndex(({ id }) => id === current);
  return (
    <nav aria-label={label}>
      <ol className="flex gap-1">
        {steps.map((step, index) => {
          const done = index < at;
          return (
            <li
              key={step.id}
              aria-current={index === at ? 'step' : undefined}
              className={cx(
                'flex min-w-0 items-center gap-2 border-t-3 pt-2 text-sm sm:flex-1',
                index === at ? 'flex-1' : 'w-10',
                index <= at ? 'border-primary-edge' : 'border-line',
                index === at ? 'font-semibold' : 'text-muted',
              )}
            >
              <span
                aria-hidden
                className={cx(
                  'figures flex size-6 shrink-0 items-center justify-center rounded-full border text-xs font-semibold',
                  done ? 'border-primary-edge bg-primary text-on-primary' : 'border-edge',
                )}
              >
                {done ? <Check size={14} /> : index + 1}
              </span>
              <span className={cx('min-w-0', index !== at && 'sr-only sm:not-sr-only')}>{step.label}</span>
              {done && <span className="sr-only">{t('done')}</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
