import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measurementSchema } from '../domain/sensors/measurement.ts';
import type { Decoded } from './driver.ts';
import { drivers } from './drivers.generated.ts';
import { driverList } from './generate-drivers.ts';
import { advertisement } from './testing/packets.ts';

const PROBLEMS = ['truncated', 'unknown_format', 'encrypted', 'faulty'];
const LONG_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isSound(decoded: Decoded | null): boolean {
  if (decoded === null) return true;
  return typeof decoded === 'string'
    ? PROBLEMS.includes(decoded)
    : measurementSchema.partial().strict().safeParse(decoded).success;
}

/** Any bytes, and as a view into the middle of a larger buffer, as browsers hand them out. */
const anyBytes = fc
  .tuple(fc.uint8Array({ maxLength: 40 }), fc.nat({ max: 8 }), fc.nat({ max: 8 }))
  .map(([bytes, before, after]) => {
    const buffer = new Uint8Array(before + bytes.length + after).fill(0xaa);
    buffer.set(bytes, before);
    return new DataView(buffer.buffer, before, bytes.length);
  });

describe('the drivers', () => {
  it('are the files of their folder', () => {
    const written = readFileSync(join(import.meta.dirname, 'drivers.generated.ts'), 'utf8');
    expect(written).toBe(driverList(join(import.meta.dirname, 'drivers')));
  });

  it('have ids and names of their own', () => {
    const ids = drivers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(drivers.map(({ name }) => name)).size).toBe(ids.length);
  });

  it('name services and characteristics as browsers do', () => {
    const uuids = drivers.flatMap(({ filters, gatt = [], broadcast }) => [
      ...filters.flatMap((filter) => ('service' in filter ? [filter.service] : [])),
      ...gatt.flatMap(({ service, characteristic }) => [service, characteristic]),
      ...(broadcast?.services ?? []),
    ]);
    expect(uuids.filter((uuid) => !LONG_UUID.test(uuid))).toEqual([]);
  });

  it.each(drivers.map((driver) => [driver.id, driver] as const))('%s never throws, whatever it hears', (_, driver) => {
    const names = ['', 'GVH5100_7738', 'GVH5075_2762', 'ATC_123456'];
    fc.assert(
      fc.property(anyBytes, fc.constantFrom(...names), (bytes, name) => {
        const heard = advertisement({
          name,
          manufacturers: Object.fromEntries((driver.broadcast?.manufacturers ?? []).map((id) => [id, bytes])),
          serviceData: Object.fromEntries((driver.broadcast?.services ?? []).map((id) => [id, bytes])),
        });
        const all = [
          ...(driver.gatt ?? []).map(({ decode }) => decode(bytes)),
          driver.broadcast?.decode(heard) ?? null,
        ];
        return all.every(isSound);
      }),
      { numRuns: 500 },
    );
  });
});
