import type { Sample } from '../../domain/samples/model.ts';

/** Rows of the bench: what a phone may hold at most. */
export const ROWS = 50_000;
/** The scopes the rows are in, and the boxes they lie in. */
export const SITE = '0197a000-0000-7000-8000-00000000000a';
const BOXES = 600;

const hex = (n: number): string => n.toString(16).padStart(12, '0');

/** The id of a row. */
export const sampleId = (n: number): string => `0197a000-0000-7000-8001-${hex(n)}`;
/** The code of a row. */
export const barcodeOf = (n: number): string => `TUBE-${String(n).padStart(6, '0')}`;
/** The id of a box. */
export const boxId = (n: number): string => `0197a000-0000-7000-8002-${hex(n % BOXES)}`;

/** A sample as laboratories have them: a code, a name of several words, an external id. */
export function sample(n: number): Sample {
  const row = String.fromCharCode(65 + (Math.floor(n / BOXES) % 9));
  return {
    id: sampleId(n),
    labwareId: `0197a000-0000-7000-8003-${hex(n)}`,
    barcode: barcodeOf(n),
    name: `D${String(n % 5000).padStart(4, '0')} Plasma V${n % 7}`,
    externalId: `STUDY-${n % 90}-${n}`,
    sampleTypeId: '0197a000-0000-7000-8000-000000000001',
    derivation: 'primary',
    parentIds: [],
    state: 'available',
    containerId: boxId(n),
    position: `${row}${String(1 + (Math.floor(n / (BOXES * 9)) % 12)).padStart(2, '0')}`,
    location: 'verified',
    checkout: null,
    quarantinedAt: null,
    quarantineReason: null,
    quantity: 1.5,
    unit: 'mL',
    hazards: n % 50 === 0 ? ['biological'] : [],
    collectedAt: '2026-01-01T08:00:00.000Z',
    expiresAt: null,
    freezeThawCount: n % 3,
    notes: '',
    updatedAt: '2026-01-02T08:00:00.000Z',
  };
}
