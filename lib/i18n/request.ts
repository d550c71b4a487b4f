import { getRequestConfig } from 'next-intl/server';
import { locale as localeOfRoute } from 'next/root-params';
import { loadMessages } from './messages.ts';
import { defaultLocale, isLocale } from './locales.ts';

/** Tells next-intl the language of the page being rendered: the first segment of its address. */
export default getRequestConfig(async ({ locale: asked }) => {
  const found = asked ?? (await localeOfRoute());
  const locale = isLocale(found) ? found : defaultLocale;
  return { locale, messages: await loadMessages(locale), timeZone: 'UTC' };
});
