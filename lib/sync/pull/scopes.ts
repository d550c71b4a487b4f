import type { SyncSummary } from '../../domain/sync/pull.ts';

/** The scope that every device holds first: what all others refer to. */
const TENANT = 'tenant';

/**
 * The scopes a device holds, in the order they are pulled: the tenant's, the active one, then the others as long as all of them together
 * stay under the capacity. The tenant's and the active one are held whatever their size: without them there is no work, and half a scope
 * could not be checked.
 */
export function chooseScopes(scopes: SyncSummary['scopes'], active: string | null, capacity: number): string[] {
  // Somebody who never chose works somewhere all the same, and not where nothing stands.
  const first = active ?? scopes.find(({ scope, rows }) => scope !== TENANT && rows > 0)?.scope;
  const rank = ({ scope }: { scope: string }) => (scope === TENANT ? 0 : scope === first ? 1 : 2);
  let room = capacity;
  return scopes
    .toSorted((a, b) => rank(a) - rank(b) || a.rows - b.rows)
    .filter((scope) => {
      const isChosen = rank(scope) < 2 || scope.rows <= room;
      // What is empty fits beside whatever is too big.
      if (isChosen) room = Math.max(0, room - scope.rows);
      return isChosen;
    })
    .map(({ scope }) => scope);
}
