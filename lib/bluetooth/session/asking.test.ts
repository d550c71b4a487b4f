import { describe, expect, it } from 'vitest';
import { BluetoothError } from '../ports.ts';
import { SENSING, setStage } from '../testing/stage.ts';
import { assigned } from '../uuid.ts';

const stage = setStage();

describe('asking for a probe', () => {
  it('shows those that a driver knows, and may read all that drivers read', async () => {
    await expect(stage.session.requestProbe()).resolves.toEqual({ id: 'probe-1', name: 'Freezer 3' });
    const [request] = stage.bluetooth.asked;
    expect(request?.filters).toContainEqual({ service: SENSING });
    expect(request?.services).toEqual(expect.arrayContaining([SENSING, assigned(0x180f), assigned(0xfcd2)]));
    expect(request?.manufacturers).toContain(0x0499);
    expect(stage.states).toEqual(['asking', 'idle']);
  });

  it('can show every device around', async () => {
    await stage.session.requestProbe({ all: true });
    expect(stage.bluetooth.asked[0]?.filters).toBe('all');
  });

  it('answers nothing when the person chose none, and keeps the one before', async () => {
    await stage.session.requestProbe();
    stage.bluetooth.choice = null;
    await expect(stage.session.requestProbe()).resolves.toBeNull();
    expect([stage.session.state, stage.session.probe?.id]).toEqual(['idle', 'probe-1']);
  });

  it.each([
    ['bluetooth_denied', 'denied'],
    ['bluetooth_off', 'no_bluetooth'],
  ] as const)('says why there is none: %s', async (code, state) => {
    stage.bluetooth.choice = new BluetoothError(code);
    await expect(stage.session.requestProbe()).rejects.toMatchObject({ code });
    expect([stage.session.state, stage.session.problem]).toEqual([state, code]);
  });

  it.each([
    ['isSupported', 'bluetooth_unsupported'],
    ['isSecure', 'bluetooth_insecure'],
  ] as const)('is known to be no use before anybody is asked: %s', async (missing, code) => {
    stage.bluetooth[missing] = false;
    stage.open();
    expect([stage.session.state, stage.session.problem]).toEqual(['unsupported', code]);
    await expect(stage.session.requestProbe()).rejects.toMatchObject({ code });
    expect(stage.bluetooth.asked).toEqual([]);
  });

  it('that was stopped meanwhile chooses nothing', async () => {
    let choose: () => void = () => undefined;
    stage.bluetooth.gate = new Promise((resolve) => (choose = resolve));
    const asking = stage.session.requestProbe();
    stage.session.stop();
    choose();
    await expect(asking).resolves.toBeNull();
    expect([stage.session.state, stage.session.probe]).toEqual(['idle', null]);
  });
});
