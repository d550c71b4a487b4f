import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../lib/domain/commands/envelope.ts';
import { objectionTo, toneOf } from './objection.ts';

const says = (status: Verdict['status']): Verdict => ({ status, code: null, kind: null, details: {} });
const done = { tone: 'success', state: 'done' } as const;

describe('the mark of a scan', () => {
  it('is a tick while the server has said nothing, and when it agrees', () => {
    expect(toneOf(done, objectionTo({ verdict: null }))).toBe('success');
    expect(toneOf(done, objectionTo({ verdict: says('applied') }))).toBe('success');
  });

  it('is a warning once somebody was there first', () => {
    expect(toneOf(done, objectionTo({ verdict: says('conflict') }))).toBe('warning');
  });

  it('is a refusal once the server refused it', () => {
    expect(toneOf(done, objectionTo({ verdict: says('rejected') }))).toBe('refusal');
  });

  it('is a note once it is taken back, whatever the server said', () => {
    expect(toneOf({ ...done, state: 'undone' }, objectionTo({ verdict: says('conflict') }))).toBe('info');
  });
});
