import { createNavigation } from 'next-intl/navigation';
import { routing } from './routing.ts';

/** `Link`, `useRouter` and their kin, which put the current language in front of the paths of `lib/config/paths.ts`. */
export const { Link, redirect, usePathname, useRouter, getPathname } = createNavigation(routing);
