import { defineRouting } from 'next-intl/routing';
import { defaultLocale, locales } from './locales.ts';

/** How a language shows in the address: always as its first segment; `/` goes to the best one for the visitor. */
export const routing = defineRouting({ locales, defaultLocale, localePrefix: 'always' });
