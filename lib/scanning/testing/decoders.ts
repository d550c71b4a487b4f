import { CODE_FORMATS, type DecodedCode, type Decoder, type DecodeRequest, type Frame } from '../ports.ts';

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

/** Lets everything that waits for an answer run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}
