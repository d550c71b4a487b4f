'use client';

import { useLocale, useTranslations } from 'next-intl';
import { locales, nativeName } from '../../lib/i18n/locales.ts';
import { Select } from '../ui/select.tsx';
import { themeChoices } from './appearance.ts';
import { useChooseLocale } from './preferences.tsx';
import { chooseTheme, useThemeChoice } from './theme-store.ts';

/** Language and theme side by side, for the screens before the sign-in. */
export function EntryPreferences() {
  const t = useTranslations('shell.preferences');
  const theme = useThemeChoice();
  const chooseLocale = useChooseLocale();
  return (
    <div className="grid grid-cols-2 gap-3 border-t border-line pt-4">
      <Select
        label={t('language')}
        required
        value={useLocale()}
        onChange={(event) => chooseLocale(event.target.value)}
        options={locales.map((locale) => ({ value: locale, label: nativeName(locale) }))}
      />
      <Select
        label={t('theme')}
        required
        value={theme}
        onChange={(event) => {
          const choice = themeChoices.find((one) => one === event.target.value);
          if (choice) chooseTheme(choice);
        }}
        options={themeChoices.map((choice) => ({ value: choice, label: t(`themes.${choice}`) }))}
      />
    </div>
  );
}
