import createNextIntlPlugin from 'next-intl/plugin';
import { writeLocaleList } from './lib/i18n/locale-folders.ts';

writeLocaleList('locales', 'lib/i18n/locales.generated.ts');

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: false },
  experimental: { optimizePackageImports: ['radix-ui'] },
};

export default withNextIntl(config);
