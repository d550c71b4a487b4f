import { expect, test } from 'vitest';
import { deviceState, SILENT_AFTER_MS } from './model.ts';

const last_contact_at = '2026-11-22T10:00:00.000Z';
const contact = Date.parse(last_contact_at);

test('a device without waiting work is quiet however long it is away', () => {
  expect(deviceState({ queue_length: 0, last_contact_at }, contact + 10 * SILENT_AFTER_MS)).toBe('quiet');
});

test('a device with work that was heard of lately waits', () => {
  expect(deviceState({ queue_length: 3, last_contact_at }, contact + SILENT_AFTER_MS)).toBe('waiting');
});

test('a device with work that is not heard of any more is silent', () => {
  expect(deviceState({ queue_length: 3, last_contact_at }, contact + SILENT_AFTER_MS + 1)).toBe('silent');
});
