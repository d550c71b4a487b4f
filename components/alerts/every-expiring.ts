import { paths } from '../../lib/config/paths.ts';
import type { Alert } from '../../lib/domain/alerts/model.ts';

/** The search for all samples that an alert about expiry tells of; null where the alert does not say how far it looks. */
export function everyExpiring({ siteId, coversTo }: Pick<Alert, 'siteId' | 'coversTo'>): string | null {
  return siteId === null || coversTo === null ? null : paths.search(undefined, { site: siteId, expires: coversTo });
}
