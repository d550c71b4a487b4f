'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import Contrast from 'lucide-react/icons/contrast';
import { useFormatter, useTranslations } from 'next-intl';
import { contrast } from '../../../lib/domain/branding/contrast.ts';
import { brandAdjustments, brandPalette } from '../../../lib/domain/branding/palette.ts';
import { type Theme, surfaces, themes } from '../../../lib/domain/branding/surfaces.ts';
import { LogoImage } from '../../shell/logo-image.tsx';
import { Arrow } from '../../ui/arrow.tsx';
import { Code } from '../../ui/code.tsx';

interface BrandPreviewProps {
  name: string;
  initials: string;
  /** The address of the logo, which stands in place of the initials. */
  logo: string | undefined;
  primary: string;
  accent: string;
}

/** How the colours will look in each theme, and what the contrast check has to change about them. */
export function BrandPreview({ name, initials, logo, primary, accent }: BrandPreviewProps) {
  const t = useTranslations('administration.branding');
  const adjustments = brandAdjustments({ primary, accent });
  return (
    <div className="flex flex-col gap-4">
      <ul role="list" className="grid gap-3 sm:grid-cols-3 lg:grid-cols-1 xl:grid-cols-3">
        {themes.map((theme) => (
          <li key={theme}>
            <Swatch theme={theme} name={name} initials={initials} logo={logo} colors={{ primary, accent }} />
          </li>
        ))}
      </ul>
      <div aria-live="polite" className="text-sm">
        {adjustments.length === 0 ? (
          <p className="flex items-center gap-2 font-semibold text-ok-ink">
            <CircleCheck size={20} aria-hidden />
            {t('preview.asGiven')}
          </p>
        ) : (
          <>
            <p className="flex items-center gap-2 font-semibold text-warn-ink">
              <Contrast size={20} aria-hidden />
              {t('preview.adjusted', { count: adjustments.length })}
            </p>
            <ul className="mt-2 flex flex-col gap-1">
              {adjustments.map(({ theme, color, use, asked, used }) => (
                <li key={`${theme}-${color}-${use}`}>
                  {t('preview.adjustment', { theme: t(`themes.${theme}`), color: t(color), use: t(`uses.${use}`) })}{' '}
                  <Code>{asked}</Code>
                  <Arrow />
                  <Code>{used}</Code>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}

interface SwatchProps extends Pick<BrandPreviewProps, 'name' | 'initials' | 'logo'> {
  theme: Theme;
  colors: { primary: string; accent: string };
}

function Swatch({ theme, name, initials, logo, colors }: SwatchProps) {
  const t = useTranslations('administration.branding');
  const format = useFormatter();
  const palette = brandPalette(colors, theme);
  const ground = surfaces[theme];
  const ratio = contrast(palette['on-primary'], palette.primary);
  return (
    <figure className="overflow-hidden rounded-lg border border-edge">
      <div
        className="flex flex-col gap-3 p-3"
        style={{ backgroundColor: ground.surface, color: palette['primary-ink'] }}
      >
        <span className="flex items-center gap-2 font-semibold">
          {logo === undefined ? (
            <span
              className="flex size-9 shrink-0 items-center justify-center rounded-md text-sm"
              style={{ backgroundColor: palette.primary, color: palette['on-primary'] }}
            >
              {initials}
            </span>
          ) : (
            <LogoImage address={logo} />
          )}
          <span dir="auto" className="line-clamp-2 min-w-0 leading-tight [text-align:match-parent] wrap-anywhere">
            {name}
          </span>
        </span>
        <span
          className="rounded-md border px-3 py-2 text-center text-sm font-semibold"
          style={{
            backgroundColor: palette.primary,
            borderColor: palette['primary-edge'],
            color: palette['on-primary'],
          }}
        >
          {t('preview.button')}
        </span>
        <span
          className="rounded-md border px-3 py-2 text-center text-sm font-semibold"
          style={{ backgroundColor: palette.accent, borderColor: palette['accent-edge'], color: palette['on-accent'] }}
        >
          {t('accent')}
        </span>
      </div>
      <figcaption className="border-t border-line px-3 py-2 text-sm">
        {t(`themes.${theme}`)}{' '}
        <Code>{format.number(ratio, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}:1</Code>
      </figcaption>
    </figure>
  );
}
