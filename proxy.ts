import createMiddleware from 'next-intl/middleware';
import { routing } from './lib/i18n/routing.ts';

export default createMiddleware(routing);

export const config = {
  /* Pages only: not the server routes, not Next's own files, and nothing with a file ending. */
  matcher: ['/((?!api|rest|auth|realtime|functions|storage/v1|_next|.*\\..*).*)'],
};
