import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { DecodedCode, ScanEvent, ScanStream } from './ports.ts';
import { createScanStream } from './scan-stream.ts';

// Hundreds of texts and pictures: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 30_000 });

const PAUSE = 1500;
const GS = '\u001d';

function seen(text: string, at: number, more: Partial<DecodedCode> = {}): DecodedCode {
  return { text, at, format: 'data_matrix', source: 'camera', ...more };
}

function listenTo(stream: ScanStream): string[] {
  const heard: string[] = [];
  stream.subscribe((event) => heard.push(event.kind === 'taken' ? event.code.text : event.error));
  return heard;
}

describe('a code held in front of the camera', () => {
  it('is taken once, however long it is held', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: PAUSE - 1 }), { maxLength: 200 }), (gaps) => {
        const stream = createScanStream();
        const heard = listenTo(stream);
        let at = 0;
        for (const gap of [0, ...gaps]) stream.offer(seen('TUBE-1', (at += gap)));
        expect(heard).toEqual(['TUBE-1']);
      }),
    );
  });

  it('is taken again each time it was away for the pause, and only then', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 * PAUSE }), { maxLength: 60 }), (gaps) => {
        const stream = createScanStream({ pauseMs: PAUSE });
        const heard = listenTo(stream);
        let at = 0;
        for (const gap of [0, ...gaps]) stream.offer(seen('TUBE-1', (at += gap)));
        expect(heard).toHaveLength(1 + gaps.filter((gap) => gap >= PAUSE).length);
      }),
    );
  });

  it('does not get in the way of other codes', () => {
    const sighting = fc.tuple(fc.constantFrom('A-1', 'A-2', 'A-3'), fc.integer({ min: 0, max: 2000 }));
    fc.assert(
      fc.property(fc.array(sighting, { maxLength: 80 }), (sightings) => {
        const together = createScanStream();
        const heard = listenTo(together);
        const alone: Record<string, string[]> = {};
        const streams = new Map(['A-1', 'A-2', 'A-3'].map((text) => [text, createScanStream()]));
        for (const [text, stream] of streams) alone[text] = listenTo(stream);
        let at = 0;
        for (const [text, gap] of sightings) {
          at += gap;
          together.offer(seen(text, at));
          streams.get(text)?.offer(seen(text, at));
        }
        for (const text of streams.keys()) expect(heard.filter((one) => one === text)).toEqual(alone[text]);
      }),
    );
  });

  it('is taken once when a slow decoder reports an older frame after a newer one', () => {
    const stream = createScanStream();
    const heard = listenTo(stream);
    for (const at of [1000, 400, 1040, 0, 2000]) stream.offer(seen('TUBE-1', at));
    expect(heard).toEqual(['TUBE-1']);
  });

  it('is the same whether the camera or a scanner reads it, and in whatever form', () => {
    const stream = createScanStream({ now: () => 10 });
    const heard = listenTo(stream);
    stream.offer(seen('010950600013435221A1', 0, { symbologyIdentifier: ']d2' }));
    stream.accept(`]d2${GS}010950600013435217261130${GS}21A1\r\n`, 'wedge');
    stream.accept('(01)09506000134352(21)A1', 'wedge');
    expect(heard).toEqual(['010950600013435221A1']);
  });

  it('is taken again at once when somebody types it, for that is meant', () => {
    const stream = createScanStream({ now: () => 10 });
    const heard = listenTo(stream);
    stream.offer(seen('TUBE-1', 0));
    stream.accept('TUBE-1');
    stream.accept('TUBE-1');
    expect(heard).toEqual(['TUBE-1', 'TUBE-1', 'TUBE-1']);
    expect(stream.offer(seen('TUBE-1', 20)).kind).toBe('repeated');
  });

  it('can be taken again at once after an undo', () => {
    const stream = createScanStream({ now: () => 0 });
    const heard = listenTo(stream);
    const outcome = stream.accept('(01)09506000134352(21)A1');
    stream.forget(outcome.kind === 'taken' ? outcome.code.identity.text : '');
    stream.accept('(01)09506000134352(21)A1');
    expect(heard).toHaveLength(2);
  });

  it('is remembered among more codes than a rack holds, but not for ever', () => {
    const stream = createScanStream();
    for (let tube = 0; tube < 384; tube += 1) stream.offer(seen(`T-${tube}`, tube));
    expect(stream.offer(seen('T-0', 400)).kind).toBe('repeated');
    for (let tube = 0; tube < 2000; tube += 1) stream.offer(seen(`U-${tube}`, 500));
    expect(stream.offer(seen('T-0', 600)).kind).toBe('taken');
  });
});

describe('a text from a scanner that types', () => {
  it('loses its line end and its symbology identifier, and keeps its zeros', () => {
    const stream = createScanStream({ now: () => 7 });
    expect(stream.accept('  ]C00004711\r\n', 'wedge')).toMatchObject({
      kind: 'taken',
      code: { text: '0004711', symbologyIdentifier: ']C0', format: 'unknown', source: 'wedge', at: 7 },
    });
  });
});

describe('hostile input', () => {
  it.each([
    ['ten megabytes', 'A'.repeat(10_000_000), 'barcode_too_long'],
    ['ten megabytes behind an identifier', `]d2${'1'.repeat(10_000_000)}`, 'barcode_too_long'],
    ['ten megabytes of spaces', ' '.repeat(10_000_000), 'barcode_empty'],
    ['a control character', 'A\u0007B', 'barcode_control_character'],
    ['a right-to-left override', 'TUBE\u202e1', 'barcode_bidi_control'],
    ['a zero-width space', 'TUBE\u200b1', 'barcode_control_character'],
    ['nothing', '\r\n', 'barcode_empty'],
  ])('is refused with a reason: %s', (_name, text, error) => {
    const stream = createScanStream({ now: () => 0 });
    const heard = listenTo(stream);
    expect(stream.accept(text, 'wedge')).toEqual({ kind: 'refused', error, source: 'wedge' });
    expect(heard).toEqual([error]);
  });

  it('is told once per pause, not thirty times a second', () => {
    const stream = createScanStream();
    const heard = listenTo(stream);
    for (let frame = 0; frame < 30; frame += 1) stream.offer(seen('A\u0007B', frame * 33));
    expect(heard).toEqual(['barcode_control_character']);
  });
});

describe('listeners', () => {
  it('hear in order, and one that throws does not silence the others', () => {
    const errors: unknown[] = [];
    const stream = createScanStream({ now: () => 0, onListenerError: (error) => errors.push(error) });
    const heard: string[] = [];
    const failure = new Error('The list is full.');
    stream.subscribe(() => heard.push('first'));
    stream.subscribe(() => {
      throw failure;
    });
    stream.subscribe(() => heard.push('third'));
    stream.accept('TUBE-1');
    expect([heard, errors]).toEqual([['first', 'third'], [failure]]);
  });

  it('hear nothing after they left, also when they leave while hearing', () => {
    const stream = createScanStream({ now: () => 0 });
    const heard: ScanEvent[] = [];
    const leave = stream.subscribe((event) => {
      heard.push(event);
      leave();
    });
    stream.accept('TUBE-1');
    stream.accept('TUBE-2');
    expect(heard).toHaveLength(1);
  });
});
