import { beforeEach, describe, expect, it } from 'vitest';
import { FollowingDecoder, PatientDecoder, settled } from '../testing/decoders.ts';
import { createPipeline, type DecoderProblem, type Lane, type Pipeline } from './pipeline.ts';

const pixels = { data: new Uint8ClampedArray(4), width: 1, height: 1 };
let now = 0;
let released = 0;
let texts: string[] = [];
let problems: DecoderProblem[] = [];

function pipelineOf(...lanes: Lane[]): Pipeline {
  const events = {
    onCodes: (codes: readonly { text: string }[]) => texts.push(...codes.map(({ text }) => text)),
    onProblem: (problem: DecoderProblem) => problems.push(problem),
    isEnough: (codes: readonly unknown[]) => codes.length > 0,
  };
  return createPipeline(lanes, events, () => now);
}

/** Shows the camera's next frame, if anybody wants it. */
function show(pipeline: Pipeline, at = (now += 33)): boolean {
  if (!pipeline.wants(at)) return false;
  pipeline.offer({ frame: pixels, release: () => (released += 1) }, { at, source: 'camera' });
  return true;
}

beforeEach(() => {
  [now, released, texts, problems] = [0, 0, [], []];
});

describe('a decoder that is slower than the camera', () => {
  it('is never given a second frame, and no frame is kept waiting for it', async () => {
    const slow = new PatientDecoder('slow');
    const pipeline = pipelineOf({ decoder: slow, role: 'each' });
    const shown = Array.from({ length: 100 }, () => show(pipeline));
    expect([shown.filter(Boolean).length, slow.looks, released]).toEqual([1, 1, 0]);
    await slow.waiting[0]?.answer(['TUBE-1']);
    expect([texts, released, show(pipeline)]).toEqual([['TUBE-1'], 1, true]);
  });

  it('rests after a look for as long as it was told', async () => {
    const warm = new PatientDecoder('warm');
    const pipeline = pipelineOf({ decoder: warm, role: 'each', rest: 2 });
    show(pipeline, 0);
    now = 30;
    await warm.waiting[0]?.answer([]);
    expect([pipeline.wants(89), pipeline.wants(90)]).toEqual([false, true]);
  });
});

describe('a fallback', () => {
  it('looks at one frame in n while the others see enough', async () => {
    const [first, second] = [new PatientDecoder('first'), new PatientDecoder('second')];
    const pipeline = pipelineOf({ decoder: first, role: 'each' }, { decoder: second, role: 'fallback', every: 5 });
    for (let frame = 0; frame < 20; frame += 1) {
      show(pipeline);
      await first.waiting[0]?.answer(['TUBE-1']);
      await second.waiting[0]?.answer(['TUBE-1']);
    }
    expect([first.looks, second.looks]).toEqual([20, 4]);
  });

  it('looks at the very next frame when the others saw nothing', async () => {
    const [first, second] = [new PatientDecoder('first'), new PatientDecoder('second')];
    const pipeline = pipelineOf({ decoder: first, role: 'each' }, { decoder: second, role: 'fallback', every: 1000 });
    show(pipeline);
    await first.waiting[0]?.answer([]);
    show(pipeline);
    expect(second.looks).toBe(1);
  });

  it('looks at every frame when it is alone', async () => {
    const only = new PatientDecoder('only');
    const pipeline = pipelineOf({ decoder: only, role: 'fallback', every: 1000 });
    for (let frame = 0; frame < 3; frame += 1) {
      show(pipeline);
      await only.waiting[0]?.answer([]);
    }
    expect(only.looks).toBe(3);
  });

  it('stands in, without a rest, while the others are still loading', async () => {
    const [loading, second] = [new PatientDecoder('loading'), new PatientDecoder('second')];
    const pipeline = pipelineOf(
      { decoder: loading, role: 'each' },
      { decoder: second, role: 'fallback', every: 1000, rest: 1e6 },
    );
    show(pipeline, 0);
    expect([show(pipeline, 200), second.looks]).toEqual([false, 0]);
    for (const at of [300, 333]) {
      expect(show(pipeline, (now = at))).toBe(true);
      now += 5;
      await second.waiting[0]?.answer(['TUBE-1']);
    }
    expect([loading.looks, second.looks]).toEqual([1, 2]);
  });

  it('keeps the frame until it has looked, though the others are done', async () => {
    const [first, second] = [new PatientDecoder('first'), new PatientDecoder('second')];
    const pipeline = pipelineOf({ decoder: first, role: 'each' }, { decoder: second, role: 'fallback', every: 1 });
    show(pipeline);
    await first.waiting[0]?.answer(['TUBE-1']);
    expect(released).toBe(0);
    await second.waiting[0]?.answer([]);
    expect(released).toBe(1);
  });
});

describe('a decoder that breaks', () => {
  it('is reported, lets the others go on, and is tried again after ever longer breaks', async () => {
    const [broken, sound] = [new PatientDecoder('broken'), new PatientDecoder('sound')];
    const pipeline = pipelineOf({ decoder: broken, role: 'each' }, { decoder: sound, role: 'fallback', every: 1 });
    const failure = new Error('The module could not be downloaded.');
    const breaks: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      const brokenLooks = broken.looks;
      const from = now;
      while (broken.looks === brokenLooks) {
        show(pipeline, (now += 10));
        await sound.waiting[0]?.answer([`TUBE-${time}`]);
      }
      breaks.push(now - from);
      await broken.waiting[0]?.fail(failure);
    }
    expect(problems).toEqual(Array(3).fill({ decoderId: 'broken', error: failure }));
    expect(new Set(texts)).toEqual(new Set(['TUBE-0', 'TUBE-1', 'TUBE-2']));
    expect(breaks.slice(1)).toEqual([500, 1000]);
  });

  it('gives its frame back', async () => {
    const broken = new PatientDecoder('broken');
    const pipeline = pipelineOf({ decoder: broken, role: 'each' });
    show(pipeline);
    await broken.waiting[0]?.fail(new Error('broken'));
    expect(released).toBe(1);
  });
});

describe('a pipeline that is closed', () => {
  it('closes its decoders, wants nothing and tells nothing more, but gives its frame back', async () => {
    const decoder = new PatientDecoder('only');
    const pipeline = pipelineOf({ decoder, role: 'each' });
    show(pipeline);
    pipeline.close();
    await decoder.waiting[0]?.answer(['TUBE-1']);
    await settled();
    expect([decoder.isClosed, pipeline.wants(now + 1000), texts, released]).toEqual([true, false, [], 1]);
  });
});

describe('a decoder that takes the pictures of the camera by itself', () => {
  const endings: string[] = [];
  let own: FollowingDecoder;
  let other: PatientDecoder;
  let pipeline: Pipeline;

  const follow = (): ReturnType<Pipeline['follow']> =>
    pipeline.follow(() => new ReadableStream(), null, {
      onLook: ({ width, height }) => endings.push(`${width} x ${height}`),
      onEnd: () => endings.push('end'),
    });

  beforeEach(() => {
    endings.length = 0;
    [own, other] = [new FollowingDecoder('own'), new PatientDecoder('other')];
    pipeline = pipelineOf(
      { decoder: own, role: 'each', rest: 0.25 },
      { decoder: other, role: 'fallback', every: 1000 },
    );
  });

  it('is offered no frame, and what it sees is heard', () => {
    follow();
    own.saw(['TUBE-1']);
    show(pipeline);
    expect([own.options, own.looks, texts, endings]).toEqual([
      { region: null, rest: 0.25 },
      0,
      ['TUBE-1'],
      ['1280 x 720'],
    ]);
  });

  it('is stood in for while it loads, when it sees nothing, and when it is silent', async () => {
    follow();
    const whenLoading = show(pipeline, (now += 251));
    await other.waiting[0]?.answer([]);
    own.saw(['TUBE-1']);
    const whenItSees = show(pipeline, (now += 33));
    own.saw([]);
    const whenItSeesNothing = show(pipeline, (now += 33));
    await other.waiting[0]?.answer([]);
    own.saw(['TUBE-2']);
    const whenSilent = show(pipeline, (now += 1501));
    expect([whenLoading, whenItSees, whenItSeesNothing, whenSilent]).toEqual([true, false, true, true]);
  });

  it('that breaks is reported, rests, and is offered frames after that', () => {
    follow();
    own.events?.onEnd(new Error('The module could not be downloaded.'));
    const soon = show(pipeline, (now += 33));
    now += 500;
    show(pipeline);
    expect([soon, own.looks, endings, problems.map(({ decoderId }) => decoderId)]).toEqual([true, 1, ['end'], ['own']]);
  });

  it('is offered frames again once it was told to leave', () => {
    follow()?.leave();
    show(pipeline);
    expect([own.hasLeft, own.looks]).toEqual([true, 1]);
  });

  it('cannot where workers are forbidden: it is offered frames, and the camera is given back', () => {
    let isGivenBack = false;
    own.follow = () => {
      throw new Error('Workers are blocked by the policy of this page.');
    };
    const frames = new ReadableStream({ cancel: () => void (isGivenBack = true) });
    const following = pipeline.follow(() => frames, null, { onLook: () => undefined, onEnd: () => undefined });
    now += 1000;
    show(pipeline);
    expect([following, isGivenBack, own.looks, problems.length]).toEqual([null, true, 1, 1]);
  });
});
