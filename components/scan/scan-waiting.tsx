import ScanLine from 'lucide-react/icons/scan-line';
import { useTranslations } from 'next-intl';

/** The Scan screen while its rules and the store come: the place of the picture, and what to do. It stands in the prebuilt page. */
export function ScanWaiting() {
  const t = useTranslations('scan.lines');
  return (
    <div className="lg:grid lg:grid-cols-2">
      <div className="lg:p-4">
        <div
          aria-hidden
          className="h-[calc(36dvh+96px-6rem)] min-h-[max(80px,160px-2rem)] bg-sunken lg:h-[min(24rem,50dvh)]"
        />
      </div>
      <NoLines>{t('emptyFind')}</NoLines>
    </div>
  );
}

/** What stands where results will. */
export function NoLines({ children }: { children: string }) {
  const t = useTranslations('scan.lines');
  return (
    <div className="flex items-start gap-3 px-4 py-5 text-muted">
      <ScanLine size={26} aria-hidden className="mt-0.5 shrink-0" />
      <p>
        <span className="block font-semibold text-ink">{t('empty')}</span>
        {children}
      </p>
    </div>
  );
}
