import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takePicture } from '../../../e2e/fixtures/camera-render.ts';
import { CODE_FORMATS, type Decoder, type FollowWord, type Frame } from '../ports.ts';
import { PatientDecoder, settled } from '../testing/decoders.ts';
import { wasmBytes } from '../testing/labels.ts';
import { LocalWorker } from '../testing/workers.ts';
import { createDecoderInWorker } from './in-worker.ts';
import { createZxingWasmDecoder } from './zxing-wasm.ts';

const pixels = { data: new Uint8ClampedArray(4), width: 1, height: 1 };
const request = { at: 1, source: 'camera' } as const;
let workers: LocalWorker[] = [];

function decoderAround(inside: () => Decoder): Decoder {
  workers = [];
  const newWorker = (): LocalWorker => {
    const worker = new LocalWorker(inside);
    workers.push(worker);
    return worker;
  };
  const patience = { firstPatienceMs: 5000, patienceMs: 100 };
  return createDecoderInWorker({ id: 'test', formats: CODE_FORMATS, wasmUrl: '/wasm', newWorker, ...patience });
}

describe('a decoder in a worker', () => {
  it('reads what the decoder inside reads', async () => {
    const decoder = decoderAround(() => createZxingWasmDecoder({ bytes: wasmBytes() }, CODE_FORMATS));
    const frame = await takePicture({ labels: [{ symbol: 'data_matrix', text: '0004711' }] });
    const codes = await decoder.decode(frame, request);
    expect(codes).toMatchObject([{ text: '0004711', format: 'data_matrix', at: 1, source: 'camera' }]);
  });

  it('starts its worker with the first frame, and only once', async () => {
    const inside = new PatientDecoder('inside');
    const decoder = decoderAround(() => inside);
    expect(workers).toHaveLength(0);
    for (let frame = 0; frame < 3; frame += 1) {
      const answer = decoder.decode(pixels, request);
      await settled();
      await inside.waiting[0]?.answer(['TUBE-1']);
      await answer;
    }
    expect(workers.map(({ opened }) => opened)).toEqual([[{ kind: 'open', formats: CODE_FORMATS, wasmUrl: '/wasm' }]]);
  });

  it('says what went wrong inside, and goes on', async () => {
    const inside = new PatientDecoder('inside');
    const decoder = decoderAround(() => inside);
    const first = decoder.decode(pixels, request);
    await settled();
    void inside.waiting[0]?.fail(new Error('The module could not be downloaded.'));
    await expect(first).rejects.toThrow('The module could not be downloaded.');
    const second = decoder.decode(pixels, request);
    await settled();
    void inside.waiting[0]?.answer(['TUBE-1']);
    expect(await second).toHaveLength(1);
  });
});

describe('a decoder in a worker that follows a camera', () => {
  it('reads what the decoder inside reads, until the camera ends', async () => {
    const decoder = decoderAround(() => createZxingWasmDecoder({ bytes: wasmBytes() }, CODE_FORMATS));
    const frame = await takePicture({ labels: [{ symbol: 'data_matrix', text: '0004711' }] });
    const frames = new ReadableStream<Frame>({
      start(camera) {
        camera.enqueue(frame);
        camera.close();
      },
    });
    const texts: string[] = [];
    const end = await new Promise<Error | null>((onEnd) => {
      const onWord = ({ codes }: FollowWord): void => void texts.push(...codes.map(({ text }) => text));
      decoder.follow?.(frames, { region: null, rest: 0 }, { onWord, onEnd });
    });
    expect([texts, end]).toEqual([['0004711'], null]);
  });

  it('says nothing after it was told to leave', async () => {
    const decoder = decoderAround(() => new PatientDecoder('inside'));
    const heard: string[] = [];
    const following = decoder.follow?.(
      new ReadableStream(),
      { region: null, rest: 0 },
      { onWord: () => heard.push('word'), onEnd: () => heard.push('end') },
    );
    following?.leave();
    await settled();
    expect(heard).toEqual([]);
  });
});

describe('a worker that is no use any more', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is ended when it crashes, and the next frame starts another', async () => {
    const decoder = decoderAround(() => new PatientDecoder('inside'));
    const first = decoder.decode(pixels, request);
    workers[0]?.crash();
    await expect(first).rejects.toThrow('The worker of test crashed.');
    void decoder.decode(pixels, request).catch(() => undefined);
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  });

  it('is ended when it hangs; the first look, which loads the module, may take longer', async () => {
    const inside = new PatientDecoder('inside');
    const decoder = decoderAround(() => inside);
    const first = decoder.decode(pixels, request);
    await vi.advanceTimersByTimeAsync(4999);
    await inside.waiting[0]?.answer([]);
    expect(await first).toEqual([]);
    const second = decoder.decode(pixels, request);
    const failure = expect(second).rejects.toThrow('did not answer within 100 ms');
    await vi.advanceTimersByTimeAsync(100);
    await failure;
    expect(workers[0]?.isTerminated).toBe(true);
  });

  it('is ended when it follows a camera and says nothing any more', async () => {
    const decoder = decoderAround(() => new PatientDecoder('inside'));
    const ends: (string | undefined)[] = [];
    decoder.follow?.(
      new ReadableStream(),
      { region: null, rest: 0 },
      { onWord: () => undefined, onEnd: (error) => ends.push(error?.message) },
    );
    // It lives: about twice a second there is a word, without a picture too.
    await vi.advanceTimersByTimeAsync(499);
    workers[0]?.fallSilent();
    await vi.advanceTimersByTimeAsync(5000);
    expect([ends, workers[0]?.isTerminated]).toEqual([['The worker of test did not answer within 5000 ms.'], true]);
  });

  it('is ended when its decoder is closed, and whoever waits is told', async () => {
    const decoder = decoderAround(() => new PatientDecoder('inside'));
    const look = decoder.decode(pixels, request);
    decoder.close();
    await expect(look).rejects.toThrow('was closed');
    expect([workers[0]?.isTerminated, vi.getTimerCount()]).toEqual([true, 0]);
  });

  it('is not missed where the browser forbids workers: the look fails', async () => {
    const newWorker = (): never => {
      throw new Error('Workers are blocked by the policy of this page.');
    };
    const decoder = createDecoderInWorker({ id: 'test', formats: CODE_FORMATS, wasmUrl: '', newWorker });
    await expect(decoder.decode(pixels, request)).rejects.toThrow('blocked by the policy');
    expect(vi.getTimerCount()).toBe(0);
  });
});
