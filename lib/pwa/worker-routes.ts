/** Where an address leads for the worker; pure, so that it can be tested without one. */
export interface Address {
  pathname: string;
  /** The language in the address; `undefined` when it has none of the product's. */
  locale: string | undefined;
}

/** Takes an address apart. */
export function addressOf(pathname: string, locales: readonly string[]): Address {
  const trimmed = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  const first = trimmed.split('/')[1] ?? '';
  return { pathname: trimmed, locale: locales.includes(first) ? first : undefined };
}

/** The product's language that fits a person's list of languages best; the first of the product's when none does. */
export function bestLocale(wanted: readonly string[], locales: readonly string[]): string {
  for (const tag of wanted) {
    const exact = locales.find((locale) => locale.toLowerCase() === tag.toLowerCase());
    if (exact !== undefined) return exact;
    const base = locales.find((locale) => locale.split('-')[0] === tag.toLowerCase().split('-')[0]);
    if (base !== undefined) return base;
  }
  return locales[0] ?? 'en';
}

/** A request for a page's data by the app's own router instead of for a page. */
export function isRouterRequest(url: URL, headers: Headers): boolean {
  return headers.get('RSC') === '1' || url.searchParams.has('_rsc');
}

/** What of the server's own routes may be kept for the times without a network: how a tenant looks, never what it holds. */
export function isLook(url: URL): boolean {
  return ['/api/manifest', '/api/icons', '/api/branding'].includes(url.pathname);
}
