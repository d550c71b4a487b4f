import type { Feedback } from './ports.ts';

/** One beep: when it starts, how long it lasts and how high it is. */
interface Tone {
  readonly at: number;
  readonly seconds: number;
  readonly hertz: number;
  readonly wave: OscillatorType;
}

interface Signal {
  readonly tones: readonly Tone[];
  /** Milliseconds on, off, on ... as `navigator.vibrate` takes them. */
  readonly vibration: readonly number[];
}

/** Told apart by number, height and length, so that one works where another is lost: gloves, noise, deaf ears. */
const SIGNALS: Readonly<Record<keyof Feedback, Signal>> = {
  success: { tones: [{ at: 0, seconds: 0.08, hertz: 1320, wave: 'sine' }], vibration: [40] },
  warning: {
    tones: [
      { at: 0, seconds: 0.12, hertz: 660, wave: 'triangle' },
      { at: 0.18, seconds: 0.12, hertz: 660, wave: 'triangle' },
    ],
    vibration: [60, 60, 60],
  },
  refusal: {
    tones: [
      { at: 0, seconds: 0.22, hertz: 220, wave: 'square' },
      { at: 0.26, seconds: 0.35, hertz: 147, wave: 'square' },
    ],
    vibration: [250, 80, 250],
  },
};

/** What the feedback needs of the browser; each part may be missing. */
export interface FeedbackDevices {
  readonly newAudioContext: (() => AudioContext) | null;
  readonly vibrate: ((pattern: number[]) => boolean) | null;
  /** Where a person's first tap or key is heard; browsers allow no sound before it. */
  readonly gestures: EventTarget | null;
}

/** Which of its ways the feedback uses; asked each time, so that a setting acts at once. */
export interface FeedbackSettings {
  readonly sound: () => boolean;
  readonly vibration: () => boolean;
}

/** Feedback that can be put away. */
export interface OwnedFeedback extends Feedback {
  close(): void;
}

const GESTURES = ['pointerdown', 'keydown'] as const;

/**
 * Sound and vibration of this device. The sound is made ready by the person's first tap or key, because browsers start
 * none before; until then, and on a device without sound, vibration and the screen have to do.
 */
export function createFeedback(
  settings: FeedbackSettings = { sound: () => true, vibration: () => true },
  devices: FeedbackDevices = devicesOfThisBrowser(),
): OwnedFeedback {
  let audio: AudioContext | null = null;

  const wake = (): void => {
    if (!settings.sound() || devices.newAudioContext === null) return;
    audio ??= devices.newAudioContext();
    // Phones put the sound to sleep in the background; refused, it stays asleep until the next tap.
    if (audio.state !== 'running') audio.resume().catch(() => undefined);
  };
  for (const gesture of GESTURES) devices.gestures?.addEventListener(gesture, wake, { capture: true, passive: true });

  const give = ({ tones, vibration }: Signal): void => {
    if (settings.vibration()) devices.vibrate?.([...vibration]);
    if (settings.sound() && audio?.state === 'running') for (const tone of tones) play(audio, tone);
  };

  return {
    success: () => give(SIGNALS.success),
    warning: () => give(SIGNALS.warning),
    refusal: () => give(SIGNALS.refusal),
    close() {
      for (const gesture of GESTURES) devices.gestures?.removeEventListener(gesture, wake, { capture: true });
      // A sound that is closed already cannot be closed again: nothing is left to do.
      audio?.close().catch(() => undefined);
      audio = null;
    },
  };
}

const LOUDNESS = 0.25;
/** Seconds in which a tone swells and fades: without them it begins and ends with a click. */
const RAMP = 0.01;

function play(audio: AudioContext, { at, seconds, hertz, wave }: Tone): void {
  const start = audio.currentTime + at;
  const gain = audio.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(LOUDNESS, start + RAMP);
  gain.gain.setValueAtTime(LOUDNESS, start + seconds - RAMP);
  gain.gain.linearRampToValueAtTime(0, start + seconds);
  const oscillator = audio.createOscillator();
  oscillator.type = wave;
  oscillator.frequency.value = hertz;
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + seconds);
}

function devicesOfThisBrowser(): FeedbackDevices {
  const canVibrate = typeof navigator !== 'undefined' && 'vibrate' in navigator;
  return {
    newAudioContext:
      typeof AudioContext === 'undefined' ? null : () => new AudioContext({ latencyHint: 'interactive' }),
    // iPhones have no vibration for pages.
    vibrate: canVibrate ? (pattern) => navigator.vibrate(pattern) : null,
    gestures: typeof document === 'undefined' ? null : document,
  };
}
