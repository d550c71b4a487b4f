import type { Locale as ProductLocale } from './locales.ts';

declare module 'next-intl' {
  interface AppConfig {
    Locale: ProductLocale;
  }
}
