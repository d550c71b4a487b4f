import { randomUUID } from 'node:crypto';
import { plainLabelling } from '../../../lib/domain/positions/grid.ts';
import type { Reading } from '../../../lib/domain/readings/model.ts';
import type { SetThresholdArgs } from '../../../lib/domain/thresholds/commands/set-threshold.ts';
import type { TestDatabase } from '../../local/testing.ts';
import { createLaboratory, type Laboratory } from '../laboratory.ts';

/** A laboratory with one freezer in which one sensor lies. */
export interface ColdRoom extends Laboratory {
  readonly siteId: string;
  readonly freezerId: string;
  readonly sensorId: string;
  /** Sets the limits of the sensor; temperature, at once, unless said otherwise. */
  limit(args: Partial<SetThresholdArgs>): Promise<void>;
  /** Brings readings of the sensor, as a logger's file would. */
  bring(readings: readonly { at: number; temperature: number }[]): Promise<void>;
}

/** The moment from which the tests count their seconds: in the past, so that no reading lies in the future. */
export const BEGIN = Date.UTC(2026, 9, 1);

/** A reading of a temperature, seconds after the beginning. */
export function reading(at: number, temperature: number): Reading {
  const takenAt = new Date(BEGIN + at * 1000).toISOString();
  return { takenAt, temperature, humidity: null, pressure: null, battery: null };
}

/** Makes one. */
export async function createColdRoom(database: TestDatabase): Promise<ColdRoom> {
  const laboratory = await createLaboratory(database);
  const { administrator } = laboratory;
  const [siteId, typeId, freezerId, sensorId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const { results } = await administrator.apply([
    { name: 'create_site.v1', args: { siteId, name: 'Site', timeZone: 'Europe/Berlin' } },
    {
      name: 'create_container_type.v1',
      args: {
        ...{ typeId, name: 'Freezer', kind: 'freezer', rows: null, columns: null, capacity: null },
        ...{ labelling: plainLabelling, temperatureClass: 'minus_80', allowedChildren: ['box'], refusedHazards: [] },
      },
    },
    {
      name: 'create_container.v1',
      args: {
        containerId: freezerId,
        siteId,
        parentId: null,
        position: null,
        typeId,
        name: 'Freezer 1',
        barcode: null,
      },
    },
    {
      name: 'register_sensor.v1',
      args: {
        sensorId,
        name: 'Probe',
        source: 'logger',
        hardwareId: null,
        containerId: freezerId,
        siteId: null,
      },
    },
  ]);
  const refused = results.find(({ status }) => status !== 'applied');
  if (refused) throw new Error(`The cold room could not be made: ${JSON.stringify(refused)}`);
  return {
    ...laboratory,
    siteId,
    freezerId,
    sensorId,
    async limit(args) {
      const result = await administrator.say('set_threshold.v1', {
        ...{
          thresholdId: randomUUID(),
          sensorId,
          temperatureClass: null,
          quantity: 'temperature',
          low: null,
          high: null,
        },
        ...{ hysteresis: 0, delaySeconds: 0, silentAfterSeconds: null, severity: 'critical', ...args },
      });
      if (result.status !== 'applied') throw new Error(JSON.stringify(result));
    },
    async bring(readings) {
      const result = await administrator.say('record_readings.v1', {
        sensorId,
        source: 'logger',
        readings: readings.map(({ at, temperature }) => reading(at, temperature)),
      });
      if (result.status !== 'applied') throw new Error(JSON.stringify(result));
    },
  };
}
