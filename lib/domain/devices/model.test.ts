import { expect, test } from 'vitest';
import { deviceState, SILENT_AFTER_MS } from './model.ts';

const last_contact_at = '2026-11-22T10:00:00.000Z';
const known = { last_contact_at, lost_at: null, back_at: null };
const contact = Date.parse(last_contact_at);

test('a device without waiting work is quiet however long it is away', () => {
  expect(deviceState({ ...known, queue_length: 0 }, contact + 10 * SILENT_AFTER_MS)).toBe('quiet');
});

test('a device with work that was heard of lately waits', () => {
  expect(deviceState({ ...known, queue_length: 3 }, contact + SILENT_AFTER_MS)).toBe('waiting');
});

test('a device with work that is not heard of any more is silent', () => {
  expect(deviceState({ ...known, queue_length: 3 }, contact + SILENT_AFTER_MS + 1)).toBe('silent');
});

test('a device that was declared lost is lost until it speaks, and then the first to look at', () => {
  const lost = { ...known, queue_length: 3, lost_at: last_contact_at };
  expect(deviceState(lost, contact + 10 * SILENT_AFTER_MS)).toBe('lost');
  expect(deviceState({ ...lost, back_at: last_contact_at }, contact)).toBe('back');
});
