import { plainLabelling } from '../positions/grid.ts';
import type { EntityKind } from '../sync/pull.ts';

/** A document in a fixture: only what matters is written, the rest is filled in. */
export type Sketch = Readonly<Record<string, unknown>> & { readonly id: string };

const LONGEST_NAME = 15;
const EPOCH = '2026-01-01T00:00:00.000Z';

/**
 * The uuid of a name in a fixture (`@box1`): its letters in hexadecimal, so that it is the same everywhere and can be read back in a failing
 * test. Version 7, at most 15 ASCII characters.
 */
export function fixtureId(name: string): string {
  if (!/^[\x21-\x7e]{1,15}$/.test(name))
    throw new Error(`"${name}" is no fixture name of 1 to ${LONGEST_NAME} characters`);
  const letters = [...name].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0'));
  const hex = letters.join('').padEnd(LONGEST_NAME * 2, '0');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(12, 15)}`, `8${hex.slice(15, 18)}`, hex.slice(18)];
  return parts.join('-');
}

/** The fields that a fixture need not write, by kind. `name` is the document's name in the fixture. */
const defaults: { readonly [K in EntityKind]: (name: string, sketch: Sketch) => Record<string, unknown> } = {
  tenant: (name) => ({ slug: name, name, branding: plainBranding }),
  member: (name) => ({ userId: null, email: `${name}@lab.example`, name, state: 'active' }),
  site: (name) => ({ name, timeZone: 'Europe/Berlin', archived: false, floorPlan: null }),
  container_type: (name) => ({
    name,
    rows: null,
    columns: null,
    capacity: null,
    labelling: plainLabelling,
    allowedChildren: [],
    temperatureClass: null,
    refusedHazards: [],
    archived: false,
  }),
  sample_type: (name) => ({ name, colour: '#336699', temperatureClasses: [], archived: false }),
  container: (name) => ({
    siteId: '@north',
    parentId: null,
    position: null,
    name,
    barcode: null,
    temperatureClass: null,
    blocked: [],
    locationVerified: true,
    archived: false,
  }),
  sample: (name, sketch) => ({
    labwareId: `@l:${name}`,
    barcode: name.toUpperCase(),
    name,
    externalId: null,
    sampleTypeId: '@serum',
    derivation: 'primary',
    parentIds: [],
    state: 'available',
    containerId: null,
    position: null,
    location: sketch['containerId'] ? 'verified' : 'none',
    checkout: null,
    quarantinedAt: null,
    quarantineReason: null,
    quantity: null,
    unit: null,
    hazards: [],
    collectedAt: null,
    expiresAt: null,
    freezeThawCount: 0,
    notes: '',
    updatedAt: EPOCH,
  }),
  conflict: () => ({
    subjectKind: 'sample',
    commandId: '@before',
    state: 'open',
    resolution: null,
    openedAt: EPOCH,
    openedBy: '@u_tech',
    resolvedAt: null,
    resolvedBy: null,
    note: '',
  }),
  sensor: (name) => ({
    name,
    source: 'manual',
    hardwareId: null,
    containerId: null,
    siteId: null,
    shipmentId: null,
    archived: false,
    calibrations: [],
  }),
  threshold: () => ({
    sensorId: null,
    temperatureClass: null,
    quantity: 'temperature',
    low: null,
    high: null,
    hysteresis: 0,
    delaySeconds: 0,
    silentAfterSeconds: null,
    severity: 'critical',
  }),
  alert: (name) => ({
    kind: 'excursion',
    severity: 'critical',
    sensorId: null,
    conflictId: null,
    deviceId: null,
    sampleId: null,
    subject: null,
    items: null,
    dueAt: null,
    containerId: null,
    siteId: null,
    shipmentId: null,
    quantity: 'temperature',
    direction: 'high',
    limit: -70,
    peak: -60,
    startedAt: EPOCH,
    openedAt: EPOCH,
    endedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    assigneeId: null,
    note: '',
    snoozedUntil: null,
    incidentId: `@${name}`,
  }),
  shipment: (name) => ({
    reference: name,
    fromSiteId: '@north',
    toSiteId: '@south',
    carrier: '',
    trackingNumber: '',
    note: '',
    state: 'packing',
    temperatureClass: null,
    expectedAt: null,
    createdAt: EPOCH,
    dispatchedAt: null,
    dispatchedBy: null,
    receivedAt: null,
    receivedBy: null,
    receiptNote: '',
    containers: [],
  }),
};

const plainBranding = {
  shortName: 'Lab',
  initials: 'L',
  primary: '#204060',
  accent: '#c04020',
  logoPath: null,
};

/** A whole document from its sketch; names are not resolved yet. */
export function filled(kind: EntityKind, sketch: Sketch): Record<string, unknown> {
  return { ...defaults[kind](sketch.id.replace(/^@/, ''), sketch), ...sketch };
}
