import { expect, test } from 'vitest';
import { registeredAs, registeredNames } from './registered-names.ts';

const [tube, box] = ['019a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-000000000002'];
const register = (name: string) => ({
  name: 'register_sample.v1',
  args: {
    ...{ sampleId: tube, labwareId: tube, barcode: 'NB000300', name, externalId: null, sampleTypeId: box },
    ...{ derivation: 'primary', parentIds: [], quantity: null, unit: null, hazards: [], collectedAt: null },
    ...{ expiresAt: null, notes: '', place: null },
  },
});
const remove = { name: 'delete_sample.v1', args: { sampleId: tube, reason: 'undo' } };

test('a tube that is gone again is called as it was registered: by its name with its code, else by its code alone', () => {
  expect(registeredAs(remove, registeredNames([remove, register('')]))).toBe('NB000300');
  expect(registeredAs(remove, registeredNames([remove, register('Serum 3')]))).toBe('Serum 3 (NB000300)');
});

test('of a step about something else, or with arguments nobody can read, nothing is said', () => {
  const names = registeredNames([register(''), { name: 'register_sample.v1', args: 7 }]);
  expect(registeredAs({ name: 'archive_container.v1', args: { containerId: box } }, names)).toBeUndefined();
  expect(registeredAs({ name: 'delete_sample.v1', args: { sampleId: box } }, names)).toBeUndefined();
});
