'use client';

import { useTranslations } from 'next-intl';
import { type Brand, useBrand } from './brand-store.ts';
import { LogoImage } from './logo-image.tsx';

/** The tenant's logo, or its initials like a label on a rack; the product's own mark before a tenant is known. */
export function BrandMark({ brand }: { brand: Brand | undefined }) {
  if (brand?.logoUrl) return <LogoImage address={brand.logoUrl} />;
  if (brand) {
    return (
      <span
        aria-hidden
        className="flex size-[min(2.25rem,48px)] shrink-0 items-center justify-center rounded-sm border-2 border-current text-[min(0.9375rem,20px)] font-bold"
      >
        {brand.initials}
      </span>
    );
  }
  return (
    <svg viewBox="0 0 36 36" aria-hidden className="size-[min(2.25rem,48px)] shrink-0">
      {/* Nine positions of a box, one of them found. */}
      <rect x="1" y="1" width="34" height="34" rx="4" fill="none" stroke="currentColor" strokeWidth="2" />
      {[9, 18, 27].flatMap((y) =>
        [9, 18, 27].map((x) => (
          <circle
            key={`${x}-${y}`}
            cx={x}
            cy={y}
            r={x === 27 && y === 18 ? 4 : 2.5}
            className={x === 27 && y === 18 ? 'fill-accent' : 'fill-current'}
          />
        )),
      )}
    </svg>
  );
}

/** Mark and name of whose app this is. */
export function BrandName() {
  const t = useTranslations('shell');
  const brand = useBrand();
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <BrandMark brand={brand} />
      {/* Of a head bar with large letters the mark is enough: the page needs the room. */}
      <span className="line-clamp-2 min-w-0 leading-tight font-semibold hyphens-auto @max-[15.5rem]/head:sr-only">
        {brand?.name ?? t('product')}
      </span>
    </span>
  );
}
