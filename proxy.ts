import createMiddleware from 'next-intl/middleware';
import { NextRequest, type NextResponse } from 'next/server';
import { pagePolicy } from './lib/config/page-policy.ts';
import { routing } from './lib/i18n/routing.ts';

const toLocale = createMiddleware(routing);

/** Sends an address without a language to the best one, and gives every page its Content-Security-Policy. */
export default async function proxy(request: NextRequest): Promise<NextResponse> {
  const { header, nonce } = await pagePolicy(request.nextUrl.pathname);
  const headers = new Headers(request.headers);
  /* Next reads the nonce for the scripts it writes from the policy of the request. */
  headers.delete('content-security-policy');
  if (nonce !== undefined) headers.set('content-security-policy', header);
  const response = toLocale(new NextRequest(request, { headers }));
  response.headers.set('content-security-policy', header);
  return response;
}

export const config = {
  /* Pages only: not the server routes, not Next's own files, and nothing with a file ending. */
  matcher: ['/((?!api/|_next/|.*\\..*).*)'],
};
