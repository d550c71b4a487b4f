import {
  CODE_FORMATS,
  type DecodedCode,
  type Decoder,
  type DecodeRequest,
  type FollowEvents,
  type Following,
  type FollowOptions,
  type Frame,
  type Region,
} from '../ports.ts';

/** A decoder that answers when the test says so. */
export class PatientDecoder implements Decoder {
  readonly id: string;
  readonly formats = CODE_FORMATS;
  /** The requests it has not answered yet, oldest first. */
  readonly waiting: {
    request: DecodeRequest;
    answer(texts: readonly string[]): Promise<void>;
    fail(error: Error): Promise<void>;
  }[] = [];
  looks = 0;
  isClosed = false;

  constructor(id: string) {
    this.id = id;
  }

  decode(_frame: Frame, request: DecodeRequest): Promise<readonly DecodedCode[]> {
    this.looks += 1;
    return new Promise((resolve, reject) => {
      const done = async (): Promise<void> => {
        this.waiting.shift();
        await settled();
      };
      this.waiting.push({
        request,
        answer: (texts) => {
          resolve(texts.map((text) => ({ text, format: 'data_matrix', at: request.at, source: request.source })));
          return done();
        },
        fail: (error) => {
          reject(error);
          return done();
        },
      });
    });
  }

  close(): void {
    this.isClosed = true;
  }
}

/** A decoder that follows a camera and says what the test wants it to say. */
export class FollowingDecoder extends PatientDecoder {
  options: FollowOptions | null = null;
  events: FollowEvents | null = null;
  aims: (Region | null)[] = [];
  holds: boolean[] = [];
  hasLeft = false;

  follow(_frames: ReadableStream<Frame>, options: FollowOptions, events: FollowEvents): Following {
    this.options = options;
    this.events = events;
    return {
      aim: (region) => this.aims.push(region),
      hold: (isHeld) => this.holds.push(isHeld),
      leave: () => (this.hasLeft = true),
    };
  }

  /** It has looked at a picture of this size, of this moment, and saw these. */
  saw(texts: readonly string[], size = { width: 1280, height: 720 }, at = 0): void {
    const request: DecodeRequest = { at, source: 'camera' };
    const codes = texts.map((text): DecodedCode => ({ text, format: 'data_matrix', ...request }));
    this.events?.onWord({ looks: 1, codes, last: { request, size } });
  }
}

/** Lets everything that waits for an answer run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
