import createNextIntlPlugin from 'next-intl/plugin';
import { PHASE_PRODUCTION_BUILD } from 'next/constants.js';
import { writeLocaleList, localesOnDisk } from './lib/i18n/locale-folders.ts';
import { securityHeaders } from './lib/config/security-headers.ts';
import { pageEntries, publicEntries, sourceFingerprint } from './lib/pwa/precache.ts';

/* What a build is made of; the same parts give the same build name. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'locales',
  'public/icons',
  'public/wasm',
  'proxy.ts',
  'instrumentation-client.ts',
  'next.config.js',
  'package-lock.json',
];
const ENVIRONMENT = ['NEXT_PUBLIC_SUPABASE_URL', 'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY'];

const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  /* Takes the parser of texts out of the browser; `lib/i18n/messages.ts` compiles them. */
  experimental: { messages: { path: './locales', format: 'json', locales: 'infer', precompile: true } },
});

/** @returns {import('next').NextConfig} */
function nextConfig(buildName) {
  return {
    poweredByHeader: false,
    reactStrictMode: true,
    /* The whole test run has asked the compiler a moment ago; every other build asks it itself. */
    typescript: { ignoreBuildErrors: process.env.TRACSEQ_TYPES_CHECKED === '1' },
    /* Its builds for bundlers and for Node export different things; Node's is the one that is used. */
    serverExternalPackages: ['opentype.js', 'pdfkit', 'fontkit'],
    experimental: { optimizePackageImports: ['radix-ui'] },
    headers: async () => [
      { source: '/:path*', headers: securityHeaders },
      { source: '/sw.js', headers: [{ key: 'Cache-Control', value: 'no-cache' }] },
    ],
    ...(buildName && { generateBuildId: () => buildName }),
    webpack: withSmallScripts,
  };
}

/** A script is read in one go, and meanwhile a slow phone answers no tap: none is larger than it can read in a twentieth of a second. */
function withSmallScripts(config, { dev, isServer }) {
  const { splitChunks } = config.optimization;
  if (!dev && !isServer && splitChunks) Object.assign(splitChunks, { maxInitialSize: 260_000, maxAsyncSize: 260_000 });
  return config;
}

async function withPwa(config, buildName) {
  /* Only a build needs it, and it is slow to load. */
  const { default: createPwaPlugin } = await import('next-pwa');
  return createPwaPlugin({
    dest: 'public',
    swSrc: 'lib/pwa/worker.ts',
    register: false,
    cacheStartUrl: false,
    maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
    buildExcludes: [
      /\.map$/,
      /polyfills-/,
      /^server\//,
      /-manifest\.json$/,
      /* The pages router, which this app has not. */
      /static\/chunks\/(main|pages|framework)[-/](?!app)/,
    ],
    additionalManifestEntries: [
      ...pageEntries('app/[locale]', localesOnDisk('locales'), buildName),
      ...publicEntries('public'),
    ],
  })(config);
}

export default async function config(phase) {
  if (phase !== PHASE_PRODUCTION_BUILD) return withNextIntl(nextConfig());
  writeLocaleList('locales', 'lib/i18n/locales.generated.ts');
  const buildName = sourceFingerprint('.', SOURCES, ENVIRONMENT);
  return withPwa(withNextIntl(nextConfig(buildName)), buildName);
}
