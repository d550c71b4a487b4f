import { createNavigation } from 'next-intl/navigation';
import { routing } from './routing.ts';

/** The router's own parts, with the current language in front of every path; screens take theirs from `navigation.ts`. */
export const { Link: RouterLink, usePathname, useRouter: useRoutes } = createNavigation(routing);
