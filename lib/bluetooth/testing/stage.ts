import { beforeEach } from 'vitest';
import type { ProbeReading, ProbeSession, ProbeState } from '../ports.ts';
import { drivers } from '../drivers.generated.ts';
import { createProbeSession } from '../session/session.ts';
import { assigned } from '../uuid.ts';
import { FakeBluetooth } from './bluetooth.ts';
import { bytesOf } from './packets.ts';
import { FakeProbe, type FakeValue } from './probe.ts';

export const SENSING = assigned(0x181a);
export const TEMPERATURE = assigned(0x2a6e);
export const HUMIDITY = assigned(0x2a6f);
export const MINUS_80 = bytesOf('c0e0');
export const MINUS_79 = bytesOf('24e1');
/** The maker's vector: 24.3 °C. */
export const RUUVI = bytesOf('0512FC5394C37C0004FFFC040CAC364200CDCBB8334C884F');

/** A session on a fake browser, a probe beside it that the person would choose, and what was heard. */
export interface Stage {
  bluetooth: FakeBluetooth;
  probe: FakeProbe;
  session: ProbeSession;
  states: ProbeState[];
  readings: ProbeReading[];
  /** Makes the session anew, after the browser was changed. */
  open(): void;
  temperatures(): (number | null)[];
}

/** A temperature that can be read, unless the test wants it otherwise. */
export function temperature(more: Partial<FakeValue> = {}): FakeValue {
  return { service: SENSING, characteristic: TEMPERATURE, bytes: MINUS_80, ...more };
}

/** Sets the stage before each test: a probe that tells temperature, humidity and battery when it is asked. */
export function setStage(): Stage {
  const stage = {} as Stage;
  beforeEach(() => {
    const bluetooth = new FakeBluetooth();
    const probe = new FakeProbe([
      temperature(),
      { service: SENSING, characteristic: HUMIDITY, bytes: bytesOf('bf13') },
      { service: assigned(0x180f), characteristic: assigned(0x2a19), bytes: bytesOf('58') },
    ]);
    bluetooth.choice = probe;
    const open = (): void => {
      const session = createProbeSession(bluetooth, drivers);
      Object.assign(stage, { session, states: [], readings: [] });
      session.onState((state) => stage.states.push(state));
      session.onReading((reading) => stage.readings.push(reading));
    };
    const temperatures = () => stage.readings.map(({ measurement }) => measurement.temperature);
    Object.assign(stage, { bluetooth, probe, open, temperatures });
    open();
  });
  return stage;
}
