import type { Rows } from './cases.ts';

/** Times that the device and the server set each by its own clock: only whether they are set is compared. */
const TIMES: ReadonlySet<string> = new Set([
  'updatedAt',
  'openedAt',
  'resolvedAt',
  'acknowledgedAt',
  'quarantinedAt',
  'snoozedUntil',
  'takenAt',
  'createdAt',
  'packedAt',
  'unpackedAt',
  'dispatchedAt',
  'receivedAt',
]);
/** Lists whose order says nothing. */
const SETS: ReadonlySet<string> = new Set([
  'blocked',
  'parentIds',
  'hazards',
  'refusedHazards',
  'allowedChildren',
  'temperatureClasses',
  'containers',
]);

/** What is not as expected, one line each and empty when all is well. Both runners of the shared cases compare by it. */
export function differences(expected: Rows, actual: Rows): string[] {
  const found: string[] = [];
  for (const [key, doc] of expected) {
    const other = actual.get(key);
    if (!other) found.push(`${key}: missing`);
    else found.push(...fieldDifferences(key, doc, other));
  }
  for (const key of actual.keys()) if (!expected.has(key)) found.push(`${key}: should not be there`);
  return found;
}

function fieldDifferences(key: string, expected: Doc, actual: Doc): string[] {
  const fields = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...fields].flatMap((field) => {
    const [wanted, got] = [comparable(field, expected[field]), comparable(field, actual[field])];
    return wanted === got ? [] : [`${key}: ${field} is ${got}, expected ${wanted}`];
  });
}

type Doc = Readonly<Record<string, unknown>>;

function comparable(field: string, value: unknown): string {
  if (TIMES.has(field)) return value === null ? 'null' : 'a time';
  if (Array.isArray(value) && SETS.has(field)) return canonical(value.map(canonical).toSorted());
  if ((field === 'collectedAt' || field === 'expiresAt') && typeof value === 'string')
    return canonical(Date.parse(value));
  return canonical(value);
}

/** JSON with sorted keys: databases return objects in an order of their own. */
function canonical(value: unknown): string {
  const sorted = (key: string, inner: unknown): unknown =>
    TIMES.has(key) && inner !== null
      ? 'a time'
      : typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : inner;
  return value === undefined ? 'nothing' : JSON.stringify(value, sorted);
}
