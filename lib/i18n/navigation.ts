/** `Link`, `useRouter` and their kin, which put the current language in front of the paths of `lib/config/paths.ts`. */
export { AheadScope, useIsAtRest } from './ahead.tsx';
export { Link } from './link.tsx';
export { usePathname } from './routes.ts';
export { usePrefetch, useRouter } from './use-router.ts';
export { usePageQuery } from './use-page-query.ts';
