import { beforeEach, describe, expect, it } from 'vitest';
import { BluetoothError } from '../ports.ts';
import { settled } from '../testing/bluetooth.ts';
import { bytesOf } from '../testing/packets.ts';
import { HUMIDITY, MINUS_79, TEMPERATURE, setStage, temperature } from '../testing/stage.ts';

const stage = setStage();

describe('reading a probe on and on', () => {
  beforeEach(() => stage.session.requestProbe());

  it('asks a quiet one at every interval', async () => {
    stage.session.start();
    await stage.bluetooth.pass(25_000);
    expect(stage.temperatures()).toEqual([-80, -80, -80]);
    expect(stage.readings.map(({ takenAt }) => takenAt.slice(14, 19))).toEqual(['00:00', '00:10', '00:20']);
  });

  it('tells what one says by itself, and asks it only when it is quiet', async () => {
    stage.probe.values = [temperature({ canNotify: true })];
    stage.session.start();
    await stage.bluetooth.pass(9_000);
    stage.probe.say(TEMPERATURE, MINUS_79);
    await stage.bluetooth.pass(2_000);
    expect([stage.temperatures(), stage.probe.reads.length]).toEqual([[-80, -79], 1]);
    await stage.bluetooth.pass(10_000);
    expect([stage.temperatures(), stage.probe.reads.length]).toEqual([[-80, -79, -79], 2]);
  });

  it('makes one reading of values that come together', async () => {
    for (const value of stage.probe.values) Object.assign(value, { canNotify: true });
    stage.session.start();
    await stage.bluetooth.pass(5_000);
    stage.probe.say(TEMPERATURE, MINUS_79);
    stage.probe.say(HUMIDITY, bytesOf('1027'));
    await stage.bluetooth.pass(1_000);
    expect(stage.readings.map(({ measurement }) => [measurement.temperature, measurement.humidity])).toEqual([
      [-80, 50.55],
      [-79, 100],
    ]);
  });

  it('makes one reading of answers that take their time', async () => {
    const { bluetooth, probe } = stage;
    probe.values = probe.values.map((value) => ({ ...value, canNotify: true }));
    probe.slowly = () => new Promise((resolve) => bluetooth.after(400, resolve));
    stage.session.start();
    await bluetooth.pass(5_000);
    for (const value of probe.values) value.bytes = value.characteristic === TEMPERATURE ? MINUS_79 : bytesOf('1027');
    await bluetooth.pass(10_000);
    expect(stage.readings.map(({ measurement }) => [measurement.temperature, measurement.humidity])).toEqual([
      [-80, 50.55],
      [-79, 100],
    ]);
  });

  it('does not tell twice what it asked for and hears as well', async () => {
    stage.probe.values = [temperature({ canNotify: true })];
    stage.session.start();
    await stage.bluetooth.pass(31_000);
    expect(stage.temperatures()).toEqual([-80, -80, -80, -80]);
  });

  it('makes no reading of broken bytes', async () => {
    stage.probe.values = [temperature({ canNotify: true })];
    stage.session.start();
    await stage.bluetooth.pass(1_000);
    stage.probe.say(TEMPERATURE, bytesOf('c0'));
    await stage.bluetooth.pass(1_000);
    expect(stage.temperatures()).toEqual([-80]);
  });

  it('calls a lost probe again, with longer waits between, until it is back', async () => {
    stage.session.start();
    await stage.bluetooth.pass(1_000);
    stage.probe.walkAway();
    await stage.bluetooth.pass(16_000);
    // After 1, 2, 4 and 8 seconds.
    expect([stage.session.state, stage.session.problem, stage.probe.calls]).toEqual(['lost', 'probe_lost', 5]);
    stage.probe.isReachable = true;
    await stage.bluetooth.pass(20_000);
    expect([stage.session.state, stage.session.problem]).toEqual(['reading', null]);
    expect(stage.states.slice(2)).toEqual(['connecting', 'reading', 'lost', 'reading']);
  });

  it('calls again soon after a loss that follows a success', async () => {
    stage.session.start();
    await stage.bluetooth.pass(1_000);
    for (let time = 0; time < 3; time += 1) {
      stage.probe.walkAway();
      stage.probe.isReachable = true;
      await stage.bluetooth.pass(1_500);
    }
    expect([stage.session.state, stage.probe.calls]).toEqual(['reading', 4]);
  });

  it('takes a probe that answers no more for lost', async () => {
    stage.session.start();
    await stage.bluetooth.pass(1_000);
    stage.probe.isDeaf = true;
    await stage.bluetooth.pass(60_000);
    expect([stage.session.state, stage.probe.isConnected]).toEqual(['lost', false]);
    stage.probe.isDeaf = false;
    await stage.bluetooth.pass(60_000);
    expect(stage.session.state).toBe('reading');
  });

  it('gives up on a probe that nobody knows', async () => {
    stage.probe.values = [];
    stage.session.start();
    await stage.bluetooth.pass(60_000);
    expect([stage.session.state, stage.session.problem, stage.probe.calls]).toEqual([
      'unsupported',
      'probe_unknown',
      1,
    ]);
  });

  it('does not give up on one that it has read, when its services are missing for a moment', async () => {
    stage.session.start();
    await stage.bluetooth.pass(1_000);
    const { values } = stage.probe;
    stage.probe.values = [];
    stage.probe.walkAway();
    stage.probe.isReachable = true;
    await stage.bluetooth.pass(1_500);
    expect(stage.session.state).toBe('lost');
    stage.probe.values = values;
    await stage.bluetooth.pass(10_000);
    expect(stage.session.state).toBe('reading');
  });

  it('ends with nothing left over, and can begin again', async () => {
    stage.session.start();
    await stage.bluetooth.pass(1_000);
    stage.session.stop();
    await settled();
    expect([stage.session.state, stage.probe.isConnected, stage.bluetooth.waiting]).toEqual(['idle', false, 0]);
    stage.session.start();
    await stage.bluetooth.pass(1_000);
    expect([stage.session.state, stage.temperatures()]).toEqual(['reading', [-80, -80]]);
  });

  it('ends while it waits for a lost probe', async () => {
    stage.probe.isReachable = false;
    stage.session.start();
    await stage.bluetooth.pass(1_500);
    stage.session.stop();
    await stage.bluetooth.pass(60_000);
    expect([stage.session.state, stage.probe.calls, stage.bluetooth.waiting]).toEqual(['idle', 2, 0]);
  });

  it('needs a chosen probe', () => {
    stage.open();
    expect(() => stage.session.start()).toThrow(BluetoothError);
  });
});
