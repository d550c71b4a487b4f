import { useTranslations } from 'next-intl';
import { cx } from './cx.ts';

/** The shape of what is coming. Never in place of data the device already has. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('block animate-sheen rounded-sm bg-sunken', className ?? 'h-5 w-full')} />;
}

/** Several rows that are coming. */
export function SkeletonRows({ rows = 4 }: { rows?: number }) {
  const t = useTranslations('common.states');
  return (
    <div role="status" aria-busy="true" className="flex flex-col">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="flex items-center gap-3 border-b border-line px-4 py-3">
          <Skeleton className="size-10" />
          <span className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="h-3 w-3/5" />
          </span>
        </span>
      ))}
    </div>
  );
}
