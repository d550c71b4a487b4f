'use client';

import { useLocale, useTranslations } from 'next-intl';
import { localized } from '../../lib/config/paths.ts';
import { isLocale, locales, nativeName } from '../../lib/i18n/locales.ts';
import { usePathname } from '../../lib/i18n/navigation.ts';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Select } from '../ui/select.tsx';
import { themeChoices } from './appearance.ts';
import { chooseTheme, useThemeChoice } from './theme-store.ts';

/** Theme and language of this device. */
export function Preferences() {
  const t = useTranslations('shell.preferences');
  const theme = useThemeChoice();
  const chooseLocale = useChooseLocale();
  return (
    <div className="flex flex-col gap-5">
      <RadioGroup
        label={t('theme')}
        value={theme}
        onChange={chooseTheme}
        options={themeChoices.map((choice) => ({
          value: choice,
          label: t(`themes.${choice}`),
          ...(choice === 'cold' && { hint: t('coldHint') }),
        }))}
      />
      <Select
        label={t('language')}
        required
        value={useLocale()}
        onChange={(event) => chooseLocale(event.target.value)}
        options={locales.map((locale) => ({ value: locale, label: nativeName(locale) }))}
      />
    </div>
  );
}

/**
 * Goes to the same page in another language, with the same query. The page is loaded anew, because language, direction and
 * theme are set on its root before the first paint.
 */
export function useChooseLocale(): (locale: string) => void {
  const pathname = usePathname();
  return (locale) => {
    if (!isLocale(locale)) return;
    window.location.assign(localized(locale, pathname) + window.location.search);
  };
}
