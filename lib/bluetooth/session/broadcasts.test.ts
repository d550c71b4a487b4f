import { beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../testing/bluetooth.ts';
import { advertisement, bytesOf } from '../testing/packets.ts';
import { RUUVI, setStage } from '../testing/stage.ts';
import { assigned } from '../uuid.ts';

const stage = setStage();

describe('a probe that broadcasts', () => {
  beforeEach(async () => {
    stage.probe.values = [];
    stage.probe.listenTo();
    await stage.session.requestProbe();
  });

  it('is heard, at most once an interval', async () => {
    stage.session.start();
    await stage.bluetooth.pass(1_000);
    for (let second = 0; second < 25; second += 1) {
      stage.probe.broadcast(advertisement({ manufacturers: { 0x0499: RUUVI } }));
      await stage.bluetooth.pass(1_000);
    }
    expect(stage.temperatures()).toEqual([24.3, 24.3, 24.3]);
    expect([stage.session.state, stage.readings[0]?.probe.driver]).toEqual(['reading', 'ruuvi']);
  });

  it('is heard although it takes no call', async () => {
    stage.probe.isReachable = false;
    stage.session.start();
    await stage.bluetooth.pass(1_000);
    stage.probe.broadcast(advertisement({ manufacturers: { 0x0499: RUUVI } }));
    expect(stage.session.state).toBe('reading');
  });

  it('is lost when it falls silent, and found again', async () => {
    stage.session.start();
    await stage.bluetooth.pass(1_000);
    stage.probe.broadcast(advertisement({ manufacturers: { 0x0499: RUUVI } }));
    await stage.bluetooth.pass(50_000);
    expect(stage.session.state).toBe('lost');
    stage.probe.broadcast(advertisement({ manufacturers: { 0x0499: RUUVI } }));
    expect(stage.session.state).toBe('reading');
  });

  it('is not read when it encrypts', async () => {
    stage.session.start();
    await stage.bluetooth.pass(1_000);
    const encrypted = bytesOf('41a47266c95f730011223378237214');
    stage.probe.broadcast(advertisement({ serviceData: { [assigned(0xfcd2)]: encrypted } }));
    await stage.bluetooth.pass(1_000);
    expect([stage.session.state, stage.session.problem, stage.probe.watchers]).toEqual([
      'unsupported',
      'probe_encrypted',
      0,
    ]);
  });

  it('is left alone after a stop', async () => {
    stage.session.start();
    await stage.bluetooth.pass(1_000);
    stage.session.stop();
    await settled();
    stage.probe.broadcast(advertisement({ manufacturers: { 0x0499: RUUVI } }));
    expect([stage.session.state, stage.probe.watchers, stage.readings.length, stage.bluetooth.waiting]).toEqual([
      'idle',
      0,
      0,
      0,
    ]);
  });
});
