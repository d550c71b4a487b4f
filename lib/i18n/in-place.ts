/** Where a person stands and where they want to go, both as addresses of this app with their language. */
export interface Step {
  readonly from: URL;
  readonly to: URL;
}

/**
 * Whether a step only changes the query: the same page about another thing. Every page with a query is a static shell that reads its
 * query in the browser, so that nothing has to be asked of the server or the worker for it.
 */
export function isSamePage({ from, to }: Step): boolean {
  return to.origin === from.origin && to.pathname === from.pathname && to.hash === '';
}

/** Said on the window after a step within the page to something else. */
export const STEPPED = 'tracseq:stepped';

/**
 * Takes a step within the page, if it is one: the address changes, and with it what `useSearchParams` says, without the router's requests and
 * without loading the page anew when there is no network. The new content starts at its top, as after any navigation; going back finds the old
 * place. Browser only.
 *
 * @param href - Address with its language, absolute or from the root.
 * @returns Whether the step was taken; otherwise the router has to take it.
 */
export function stepInPlace(href: string, how: 'push' | 'replace' = 'push'): boolean {
  const to = new URL(href, window.location.href);
  if (!isSamePage({ from: new URL(window.location.href), to })) return false;
  if (to.href !== window.location.href) {
    // Next listens to both and keeps its own state in them.
    if (how === 'push') {
      window.history.pushState(null, '', to);
      window.dispatchEvent(new Event(STEPPED));
    } else window.history.replaceState(null, '', to);
  }
  window.scrollTo(0, 0);
  return true;
}
