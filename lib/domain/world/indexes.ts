import type { DocOf } from './ports.ts';
import type { EntityKind } from '../sync/pull.ts';
import { alertSchema } from '../alerts/model.ts';
import { conflictSchema } from '../conflicts/model.ts';
import { containerTypeSchema } from '../container-types/model.ts';
import { containerSchema } from '../containers/model.ts';
import { memberSchema } from '../members/model.ts';
import { sampleTypeSchema } from '../sample-types/model.ts';
import { isKept, sampleSchema } from '../samples/model.ts';
import { sensorSchema } from '../sensors/model.ts';
import { siteSchema } from '../sites/model.ts';
import { shipmentSchema } from '../shipments/model.ts';
import { contentsOf } from '../shipments/rules/contents.ts';
import { tenantSchema } from '../tenants/model.ts';
import { thresholdSchema } from '../thresholds/model.ts';
import { searchWords } from './words.ts';
import type { z } from 'zod';

interface Kind<Doc> {
  parse(input: unknown): Doc | undefined;
  readonly indexes: Readonly<Record<string, (doc: Doc) => string | readonly string[] | null>>;
}

function kind<Doc>(schema: z.ZodType<Doc>, indexes: Kind<Doc>['indexes'] = {}): Kind<Doc> {
  return { parse: (input) => schema.safeParse(input).data, indexes };
}

/**
 * How a device keeps each kind: its schema and the keys it is found under. Raise `version` with every change of a document or an
 * index; devices then pull their rows anew and keep their outbox.
 */
export const worldModel: {
  readonly version: number;
  readonly scopeKinds: readonly EntityKind[];
  readonly kinds: { readonly [K in EntityKind]: Kind<DocOf[K]> };
} = {
  version: 7,
  // A new site is a new scope, and a person's new role may see others.
  scopeKinds: ['site', 'member'],
  kinds: {
    tenant: kind(tenantSchema),
    member: kind(memberSchema, { user: (member) => member.userId }),
    site: kind(siteSchema),
    container_type: kind(containerTypeSchema),
    sample_type: kind(sampleTypeSchema),
    container: kind(containerSchema, {
      barcode: (container) => container.barcode,
      // What stands in a site itself is found under the site.
      parent: (container) => container.parentId ?? container.siteId,
      type: (container) => container.typeId,
      words: (container) => (container.archived ? null : searchWords(container.barcode, container.name)),
    }),
    sample: kind(sampleSchema, {
      barcode: (sample) => (sample.state === 'deleted' ? null : sample.barcode),
      // A sample without a place is found under the reason; one that was discarded needs none.
      place: (sample) => sample.containerId ?? (sample.state === 'disposed' ? null : sample.location),
      type: (sample) => (sample.state === 'deleted' ? null : sample.sampleTypeId),
      // Nearly all are available: only the others are worth a key.
      state: ({ state, quarantinedAt }) => [
        ...(state === 'available' || state === 'deleted' ? [] : [state]),
        ...(quarantinedAt === null ? [] : ['quarantined']),
      ],
      // What a person has out, whoever they are.
      holder: (sample) => sample.checkout?.takenBy ?? null,
      // In order of time; what was discarded expires no more.
      expires: ({ state, expiresAt }) =>
        isKept(state) && expiresAt !== null ? new Date(expiresAt).toISOString() : null,
      words: (sample) =>
        sample.state === 'deleted' ? null : searchWords(sample.barcode, sample.name, sample.externalId),
    }),
    conflict: kind(conflictSchema, {
      state: (conflict) => conflict.state,
      concerns: (conflict) => (conflict.state === 'open' ? [conflict.subjectId, conflict.occupantId] : null),
    }),
    sensor: kind(sensorSchema, { container: (sensor) => sensor.containerId }),
    threshold: kind(thresholdSchema),
    alert: kind(alertSchema),
    shipment: kind(shipmentSchema, {
      state: (shipment) => shipment.state,
      contents: (shipment) => contentsOf(shipment.containers),
    }),
  },
};
