import ChevronRight from 'lucide-react/icons/chevron-right';
import { useTranslations } from 'next-intl';
import type { ReactElement, ReactNode } from 'react';

export interface Crumb {
  id: string;
  /** The place's own name; a `Code` for a position. */
  name: ReactNode;
  /** Wraps the name in the given link; the last place usually has none. */
  link?: (name: ReactNode) => ReactElement;
}

/** Where something is, from the outermost place to the innermost, in real names. */
export function Breadcrumb({ label, crumbs }: { label?: string; crumbs: readonly Crumb[] }) {
  const t = useTranslations('common.breadcrumb');
  return (
    <nav aria-label={label ?? t('label')}>
      <ol className="flex flex-wrap items-center gap-x-1 text-sm">
        {crumbs.map((crumb, index) => (
          <li key={crumb.id} className="flex min-h-9 items-center gap-1">
            {index > 0 && <ChevronRight size={16} aria-hidden className="flip-rtl shrink-0 text-muted" />}
            {crumb.link ? (
              <span className="[&>a]:inline-flex [&>a]:min-h-9 [&>a]:items-center [&>a]:text-primary-ink [&>a]:underline [&>a]:decoration-1 [&>a]:underline-offset-4">
                {crumb.link(crumb.name)}
              </span>
            ) : (
              <span aria-current={index === crumbs.length - 1 ? 'location' : undefined} className="font-semibold">
                {crumb.name}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
