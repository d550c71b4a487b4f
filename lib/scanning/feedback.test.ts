import { describe, expect, it } from 'vitest';
import { createFeedback, type FeedbackDevices } from './feedback.ts';
import type { Feedback } from './ports.ts';

/** The calls a sound is made of, without a loudspeaker. */
class SilentAudio {
  state: AudioContextState = 'suspended';
  currentTime = 0;
  destination = {};
  readonly tones: { hertz: number; start: number; stop: number }[] = [];

  async resume(): Promise<void> {
    this.state = 'running';
  }
  async close(): Promise<void> {
    this.state = 'closed';
  }
  createGain(): object {
    const gain = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined };
    return { gain, connect: (next: unknown) => next };
  }
  createOscillator(): object {
    const tone = { hertz: 0, start: 0, stop: 0 };
    this.tones.push(tone);
    return {
      frequency: {
        set value(hertz: number) {
          tone.hertz = hertz;
        },
      },
      connect: (next: unknown) => next,
      start: (at: number) => (tone.start = at),
      stop: (at: number) => (tone.stop = at),
    };
  }
}

function setUp(settings = { sound: () => true, vibration: () => true }) {
  const audio = new SilentAudio();
  const gestures = new EventTarget();
  const vibrations: number[][] = [];
  let opened = 0;
  const devices: FeedbackDevices = {
    newAudioContext: () => {
      opened += 1;
      // The stand-in has the methods that are called and no others.
      return audio as unknown as AudioContext;
    },
    vibrate: (pattern) => vibrations.push(pattern) > 0,
    gestures,
  };
  const feedback = createFeedback(settings, devices);
  return { audio, gestures, vibrations, feedback, opened: () => opened };
}

const tap = (gestures: EventTarget): boolean => gestures.dispatchEvent(new Event('pointerdown'));
const kinds: (keyof Feedback)[] = ['success', 'warning', 'refusal'];

describe('feedback', () => {
  it('is told apart by sound and by vibration', () => {
    const patterns = kinds.map((kind) => {
      const { audio, gestures, vibrations, feedback } = setUp();
      tap(gestures);
      feedback[kind]();
      return { sound: JSON.stringify(audio.tones), vibration: JSON.stringify(vibrations) };
    });
    expect(new Set(patterns.map(({ sound }) => sound)).size).toBe(3);
    expect(new Set(patterns.map(({ vibration }) => vibration)).size).toBe(3);
  });

  it('opens no sound before the first tap, and vibrates all the same', () => {
    const { feedback, opened, vibrations } = setUp();
    feedback.success();
    expect([opened(), vibrations.length]).toEqual([0, 1]);
  });

  it('opens the sound once, and wakes it when the phone has put it to sleep', () => {
    const { audio, gestures, feedback, opened } = setUp();
    tap(gestures);
    audio.state = 'suspended';
    tap(gestures);
    feedback.success();
    expect([opened(), audio.tones.length]).toEqual([1, 1]);
  });

  it('is silent and still when the settings say so', () => {
    const { audio, gestures, vibrations, feedback } = setUp({ sound: () => false, vibration: () => false });
    tap(gestures);
    feedback.refusal();
    expect([audio.tones, vibrations]).toEqual([[], []]);
  });

  it('does nothing on a device that has neither sound nor vibration', () => {
    const feedback = createFeedback(undefined, { newAudioContext: null, vibrate: null, gestures: null });
    expect(() => feedback.warning()).not.toThrow();
  });

  it('gives the sound back when it is put away', () => {
    const { audio, gestures, feedback, opened } = setUp();
    tap(gestures);
    feedback.close();
    tap(gestures);
    expect([audio.state, opened()]).toEqual(['closed', 1]);
  });
});
