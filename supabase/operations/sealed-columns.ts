/** Envelopes of one kind: where they lie, and whose each is. */
export interface SealedColumn {
  /** What the report calls them. */
  readonly name: string;
  readonly table: string;
  readonly column: string;
  /** The columns that with `tenant_id` name a row, in the order of its primary key. */
  readonly ids: readonly string[];
  /** What a trigger would forget because the secret changes, as when an administrator has entered another; here it is the same one. */
  readonly kept: readonly string[];
  /** For whom the functions sealed it, besides the tenant. */
  connectorId(ids: readonly string[]): string;
}

const byId = { ids: ['id'], kept: [], connectorId: ([id = '']: readonly string[]) => id };
const byWay = { ids: ['member_id', 'way'], kept: [], connectorId: (ids: readonly string[]) => ids.join('.') };

/** Everything the database keeps under the key ring; `reseal.test.ts` compares it with the columns there are. */
export const sealedColumns: readonly SealedColumn[] = [
  {
    name: 'secrets of channels',
    ...{ table: 'channels', column: 'secret_sealed' },
    ...{ ...byId, kept: ['failed_at', 'failed_problem'] },
  },
  { name: 'secrets of gateways', table: 'gateways', column: 'secret_sealed', ...byId },
  { name: 'devices that are told', table: 'push_subscriptions', column: 'sealed', ...byId },
  { name: 'addresses of people', table: 'contact_ways', column: 'address_sealed', ...byWay },
  { name: 'addresses that wait for a code', table: 'contact_ways', column: 'pending_sealed', ...byWay },
];
