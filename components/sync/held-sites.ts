import type { Holding } from '../../lib/sync/store/holding.ts';

/** Whether a site's rows are on this device: all of them, on their way, or only on the server, because not everything fits. */
export type SiteHolding = 'here' | 'coming' | 'server';

/** The sites of the laboratory, as this device holds them. */
export interface HeldSites {
  /** The site a person works in; null until they chose one. */
  readonly active: string | null;
  of(siteId: string): SiteHolding;
}

const SITE = 'site:';

/** What a device's scopes say of the sites. The active one is always pulled, so it is on its way until it is here. */
export function heldSites({ active, scopes }: Holding): HeldSites {
  return {
    active: active?.startsWith(SITE) === true ? active.slice(SITE.length) : null,
    of(siteId) {
      const scope = SITE + siteId;
      const held = scopes.find((one) => one.scope === scope);
      if (held?.complete === true) return 'here';
      return held || active === scope ? 'coming' : 'server';
    },
  };
}
