import { beforeEach, describe, expect, it } from 'vitest';
import type { CameraSession, CameraState } from '../ports.ts';
import { createPipeline, type Pipeline } from '../decoders/pipeline.ts';
import { FakeCamera } from '../testing/camera.ts';
import { FollowingDecoder, PatientDecoder, settled } from '../testing/decoders.ts';
import { createCameraSession } from './session.ts';

let camera: FakeCamera;
let decoders: PatientDecoder[];
let session: CameraSession;
let states: CameraState[];
// The session only hands the element on and clears its stream.
const video = { srcObject: null } as HTMLVideoElement;

beforeEach(() => {
  camera = new FakeCamera();
  decoders = [];
  states = [];
  session = createCameraSession(camera, async (): Promise<Pipeline> => {
    const decoder = new PatientDecoder('test');
    decoders.push(decoder);
    const events = { onCodes: () => undefined, onProblem: () => undefined, isEnough: () => true };
    return createPipeline([{ decoder, role: 'each' }], events, () => camera.time);
  });
  session.onState((state) => states.push(state));
});

function failure(name: string): Error {
  return Object.assign(new Error(name), { name });
}

describe('a camera that cannot be opened', () => {
  it.each([
    ['NotAllowedError', 'camera_denied'],
    ['SecurityError', 'camera_denied'],
    ['NotFoundError', 'camera_missing'],
    ['OverconstrainedError', 'camera_missing'],
    ['NotReadableError', 'camera_busy'],
    ['AbortError', 'camera_busy'],
    ['TypeError', 'camera_unsupported'],
    ['SomethingNew', 'camera_unsupported'],
  ])('says why: %s is %s', async (name, code) => {
    camera.failures.push(failure(name));
    await expect(session.start(video)).rejects.toMatchObject({ name: 'CameraError', code });
    expect(states).toEqual(['starting', 'stopped']);
  });

  it('says that the page is not secure before it asks anybody', async () => {
    camera.isSecure = false;
    await expect(session.start(video)).rejects.toMatchObject({ code: 'camera_insecure' });
    expect(camera.asked).toEqual([]);
  });

  it('says that the browser has no cameras', async () => {
    camera.isSupported = false;
    await expect(session.start(video)).rejects.toMatchObject({ code: 'camera_unsupported' });
  });

  it('can be tried again', async () => {
    camera.failures.push(failure('NotReadableError'));
    await expect(session.start(video)).rejects.toMatchObject({ code: 'camera_busy' });
    await session.start(video);
    expect(session.state).toBe('running');
  });
});

describe('a camera', () => {
  it('faces away from the person unless another is chosen', async () => {
    await session.start(video);
    await session.switchTo('front');
    expect(camera.asked).toMatchObject([{ facingMode: { ideal: 'environment' } }, { deviceId: { exact: 'front' } }]);
    expect(camera.tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'live']);
  });

  it('that was chosen once and is gone is replaced by the one that faces away', async () => {
    camera.failures.push(failure('OverconstrainedError'));
    await session.start(video, { deviceId: 'unplugged' });
    expect([session.state, camera.asked.length]).toEqual(['running', 2]);
  });

  it('keeps its decoders when it is switched, and gives them back when it is stopped', async () => {
    await session.start(video);
    await session.switchTo('front');
    expect(decoders.map(({ isClosed }) => isClosed)).toEqual([false]);
    session.stop();
    expect([decoders[0]?.isClosed, camera.tracks[1]?.readyState, camera.frameListeners.size]).toEqual([
      true,
      'ended',
      0,
    ]);
  });

  it('that is stopped before it opened is released, and nobody is told that it failed', async () => {
    let open: () => void = () => undefined;
    camera.gate = new Promise((resolve) => (open = resolve));
    const starting = session.start(video);
    session.stop();
    open();
    await starting;
    expect([session.state, camera.tracks.map(({ readyState }) => readyState)]).toEqual(['stopped', ['ended']]);
  });

  it('that is taken away says so, and comes back with the page', async () => {
    await session.start(video);
    camera.tracks[0]?.takeAway();
    expect(session.state).toBe('lost');
    camera.turnPage(true);
    await settled();
    await settled();
    expect([session.state, camera.tracks.length]).toEqual(['running', 2]);
  });

  it('tells what it can do, and refuses what it cannot', async () => {
    await session.start(video);
    expect(session.capabilities()).toEqual({ torch: false, zoom: null });
    await expect(session.setTorch(true)).rejects.toMatchObject({ code: 'camera_unsupported' });
    camera.capabilities = { torch: true, zoom: { min: 1, max: 8, step: 0.5 }, focusMode: ['manual', 'continuous'] };
    expect(session.capabilities()).toEqual({ torch: true, zoom: { min: 1, max: 8, step: 0.5 } });
    await session.setTorch(true);
    await session.setZoom(100);
    expect(camera.applied).toEqual([{ advanced: [{ torch: true }] }, { advanced: [{ zoom: 8 }] }]);
  });
});

describe('the frames of a camera', () => {
  beforeEach(() => session.start(video));

  it('are only taken when a decoder has time, and each is given back', async () => {
    for (let frame = 0; frame < 10; frame += 1) {
      camera.showFrame();
      await settled();
    }
    expect([camera.grabbed, decoders[0]?.looks]).toEqual([1, 1]);
    await decoders[0]?.waiting[0]?.answer([]);
    camera.showFrame();
    await settled();
    expect([camera.grabbed, camera.released, decoders[0]?.looks]).toEqual([2, 1, 2]);
  });

  it('are not taken while it is paused, and again once it goes on', async () => {
    session.pause();
    camera.showFrame();
    await settled();
    expect(camera.grabbed).toBe(0);
    session.resume();
    camera.showFrame();
    await settled();
    expect([camera.grabbed, session.state]).toEqual([1, 'running']);
  });

  it('are given back when the camera is stopped while one is taken', async () => {
    camera.showFrame();
    session.stop();
    await settled();
    expect([camera.grabbed, camera.released, decoders[0]?.looks]).toEqual([1, 1, 0]);
  });

  it('are not taken before there is a picture', async () => {
    camera.size = { width: 0, height: 0 };
    camera.showFrame();
    await settled();
    expect(camera.grabbed).toBe(0);
  });

  it('are looked at where the guide is', async () => {
    session.setRegion({ x: 0.25, y: 0.25, width: 0.5, height: 0.5 });
    camera.showFrame();
    await settled();
    const [look] = decoders[0]?.waiting ?? [];
    expect(look?.request.look).toEqual({
      cut: { x: 320, y: 180, width: 640, height: 360 },
      size: { width: 640, height: 360 },
    });
  });
});

describe('a camera whose pictures a decoder takes by itself', () => {
  let own: FollowingDecoder;

  beforeEach(async () => {
    own = new FollowingDecoder('own');
    camera.frames = new ReadableStream();
    session = createCameraSession(camera, async () => {
      const events = { onCodes: () => undefined, onProblem: () => undefined, isEnough: () => true };
      return createPipeline([{ decoder: own, role: 'each' }], events, () => camera.time);
    });
    session.setRegion({ x: 0, y: 0, width: 0.5, height: 0.5 });
    await session.start(video);
  });

  it('leaves the page in peace from the first look on', () => {
    const before = camera.frameListeners.size;
    own.saw([]);
    expect([before, camera.frameListeners.size, camera.pulseListeners.size]).toEqual([1, 0, 1]);
  });

  it('is looked at where the guide is, also when that moves', () => {
    session.setRegion(null);
    expect([own.options?.region, own.aims]).toEqual([{ x: 0, y: 0, width: 0.5, height: 0.5 }, [null]]);
  });

  it('is not looked at while it is paused or nobody sees the page', () => {
    session.pause();
    session.resume();
    camera.turnPage(false);
    camera.turnPage(true);
    expect(own.holds).toEqual([false, true, false, true, false]);
  });

  it('is taken by the page when its pictures lie on their side', () => {
    own.saw([], { width: 720, height: 1280 });
    expect([own.hasLeft, camera.frameListeners.size, camera.pulseListeners.size]).toEqual([true, 1, 0]);
  });

  it('is taken by the page when the decoder breaks', () => {
    own.saw([]);
    own.events?.onEnd(new Error('crashed'));
    expect([camera.frameListeners.size, camera.pulseListeners.size]).toEqual([1, 0]);
  });

  it('is let go when it is stopped', () => {
    own.saw([]);
    session.stop();
    expect([own.hasLeft, camera.frameListeners.size, camera.pulseListeners.size]).toEqual([true, 0, 0]);
  });
});
