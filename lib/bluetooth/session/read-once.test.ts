import { beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../testing/bluetooth.ts';
import { bytesOf } from '../testing/packets.ts';
import { MINUS_79, TEMPERATURE, setStage, temperature } from '../testing/stage.ts';
import { assigned } from '../uuid.ts';

const stage = setStage();

describe('reading a probe once', () => {
  beforeEach(() => stage.session.requestProbe());

  it('answers all that it measures, and lets go of it', async () => {
    await expect(stage.session.readOnce()).resolves.toEqual({
      takenAt: '2026-11-26T12:00:00.000Z',
      measurement: { temperature: -80, humidity: 50.55, pressure: null, battery: 88 },
      probe: { id: 'probe-1', name: 'Freezer 3', driver: 'environmental-sensing' },
    });
    expect([stage.session.state, stage.probe.isConnected, stage.bluetooth.waiting]).toEqual(['idle', false, 0]);
    expect(stage.states.slice(2)).toEqual(['connecting', 'reading', 'idle']);
  });

  it('waits for a probe that only speaks up by itself', async () => {
    stage.probe.values = [temperature({ canRead: false, canNotify: true })];
    const reading = stage.session.readOnce();
    await stage.bluetooth.pass(100);
    stage.probe.say(TEMPERATURE, MINUS_79);
    await stage.bluetooth.pass(1_000);
    await expect(reading).resolves.toMatchObject({ measurement: { temperature: -79 } });
  });

  it('says that the probe is out of reach', async () => {
    stage.probe.isReachable = false;
    await expect(stage.session.readOnce()).rejects.toMatchObject({ code: 'probe_lost' });
    expect([stage.session.state, stage.bluetooth.waiting]).toEqual(['idle', 0]);
  });

  it('says that a probe that takes the call never answers', async () => {
    stage.probe.isDeaf = true;
    const reading = expect(stage.session.readOnce()).rejects.toMatchObject({ code: 'probe_lost' });
    await stage.bluetooth.pass(20_000);
    await reading;
  });

  it('says that nobody knows this probe', async () => {
    stage.probe.values = [{ service: assigned(0x1816), characteristic: assigned(0x2a5b), bytes: bytesOf('00') }];
    await expect(stage.session.readOnce()).rejects.toMatchObject({ code: 'probe_unknown' });
    expect(stage.probe.isConnected).toBe(false);
  });

  it('takes a battery alone for no probe', async () => {
    stage.probe.values = stage.probe.values.slice(2);
    await expect(stage.session.readOnce()).rejects.toMatchObject({ code: 'probe_unknown' });
  });

  it('ends when it is stopped', async () => {
    stage.probe.isDeaf = true;
    const reading = expect(stage.session.readOnce()).rejects.toMatchObject({ code: 'probe_lost' });
    await settled();
    stage.session.stop();
    await reading;
    expect([stage.session.state, stage.bluetooth.waiting]).toEqual(['idle', 0]);
  });
});
