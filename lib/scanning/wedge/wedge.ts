import { append, isScanner, isTyped, type Burst, type BurstLimits } from './burst.ts';
import './early-keys.ts';
import { fieldOf, isPrivate, placeOf, snapshotOf, type FieldSnapshot, type Place } from './field.ts';
import { meaningOf, type KeyPress, type WedgeKeys } from './keys.ts';

/** How the scanner is set up. What is left out has the value scanners leave the factory with. */
export interface WedgeOptions extends Partial<BurstLimits & WedgeKeys> {
  /** Taken off in front and behind when it is there. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** Texts that stand for the group separator, such as `~d029` or `<GS>`. None unless told: they could be data. */
  readonly separatorTexts?: readonly string[];
  /** How long after the last character a code without Enter or Tab is complete; null waits for ever. */
  readonly idleMs?: number | null;
}

const GROUP_SEPARATOR = '\u001d';

/** Bluetooth scanners send a character every 10 to 40 ms, with hiccups; the fastest typists need 60 and more. */
const DEFAULTS = {
  maxGapMs: 80,
  maxPauseMs: 1000,
  maxMeanMs: 40,
  minLength: 4,
  terminators: ['Enter', 'Tab'],
  separatorKeys: ['F8'],
  separatorWithCtrl: [']'],
  prefix: '',
  suffix: '',
  separatorTexts: [],
  idleMs: 1000,
} as const satisfies Required<WedgeOptions>;

/** Keys this soon after the page began to remember them may be the rest of a code. */
const UNSURE_MS = 300;
/** What was typed before this, before a screen began to listen, was not meant for it. */
const EARLY_MS = 5000;
/** After a run that came to nothing, the next one may be the rest of it. */
const REST_MS = 3000;

/** What a wedge tells. */
export interface WedgeSink {
  /** A whole code. */
  code(text: string): void;
  /** A scanner typed, but the beginning or the end of its code may be lost. */
  cut(): void;
}

/**
 * Listens for a scanner that types (USB or Bluetooth keyboards) anywhere below `target`, and hands each whole code to
 * `sink`. Where nothing else takes text, whatever is typed and ended with Enter is a code, at any speed. A person's
 * writing in a field is left alone: only what is faster than people counts there, the field gets its former text back
 * and the Enter or Tab does nothing, so a scan never submits a form. Codes that began before it listened are heard as
 * well; half a code never is. Returns the way to stop.
 */
export function createWedge(target: EventTarget, sink: WedgeSink, options: WedgeOptions = {}): () => void {
  const settings = { ...DEFAULTS, ...options };
  const early = globalThis.tracseqEarlyKeys;
  let endsWithKey = false;
  let burst: Burst | null = null;
  let isCut = false;
  let place: Place = 'nowhere';
  let field: FieldSnapshot | null = null;
  let deliveredAt = Number.NEGATIVE_INFINITY;
  let restUntil = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const reset = (): void => {
    clearTimeout(timer);
    burst = null;
    field = null;
  };
  /** The run is over and was no code. */
  const drop = (): void => {
    if (burst !== null && place === 'nowhere') restUntil = burst.lastAt + REST_MS;
    reset();
  };
  const deliver = (text: string, isWhole: boolean): void => {
    field?.restore();
    reset();
    restUntil = Number.NEGATIVE_INFINITY;
    if (!isWhole) sink.cut();
    else if (codeOf(text, settings) !== '') sink.code(codeOf(text, settings));
  };

  const type = (text: string, event: Event): void => {
    const at = event.timeStamp;
    const isCloseBehind = burst !== null && at - burst.lastAt <= settings.maxGapMs;
    const next = append(burst, text, at, settings);
    if (next.length === 1) {
      drop();
      // Somebody pressing a button by its space bar.
      if (text === ' ' && fieldOf(event.target) === null) return;
      place = placeOf(event.target);
      isCut = at < restUntil || (early !== undefined && at - early.since < UNSURE_MS);
      const textField = fieldOf(event.target);
      // The key has not reached the field yet: this is how it was before the scan.
      field = textField === null ? null : snapshotOf(textField);
    } else if ((isCloseBehind || place === 'nowhere') && (fieldOf(event.target) === null || text === GROUP_SEPARATOR)) {
      // In a field the text must appear, in case it is a person's. Elsewhere it would press buttons and start searches.
      event.preventDefault();
    }
    burst = next;
    clearTimeout(timer);
    if (settings.idleMs !== null) timer = setTimeout(afterPendingKeys(next), settings.idleMs);
  };

  /** When the page was busy, keys may wait behind the timer: they come first, and stop it. */
  const afterPendingKeys = (idle: Burst) => (): void => {
    timer = setTimeout(() => finish(idle), 0);
  };

  const finish = (idle: Burst): void => {
    // A word typed in a rush ends in silence too: in a text field the run must be twice as long.
    const minLength = settings.minLength * (field === null ? 1 : 2);
    if (!isScanner(idle, idle.lastAt, { ...settings, minLength })) return drop();
    // Silence in the middle and silence at the end are alike: who knows whether this was all.
    const isWhole = !isCut && idle.pauses === 0 && !endsWithKey;
    deliver(idle.text, isWhole);
    // The rest may still come, and is no code of its own.
    if (!isWhole) restUntil = idle.lastAt + REST_MS;
  };

  const end = (event: Event): void => {
    const at = event.timeStamp;
    // Scanners set to CR and LF press Enter twice; the second one must not press a button.
    const isEcho = burst === null && at - deliveredAt <= settings.maxGapMs;
    const isCode = burst !== null && (place === 'nowhere' ? isTyped : isScanner)(burst, at, settings);
    if (!isEcho && !isCode) return drop();
    event.preventDefault();
    event.stopImmediatePropagation();
    deliveredAt = at;
    endsWithKey ||= burst !== null && isScanner(burst, at, settings);
    if (burst !== null) deliver(burst.text, !isCut);
  };

  const onKeyDown = (event: Event): void => {
    catchUp();
    // Filling in by the browser sends key events without a key.
    if (!isKeyPress(event) || isPrivate(event.target)) return reset();
    const meaning = meaningOf(event, settings);
    if (meaning.kind === 'text') type(meaning.text, event);
    else if (meaning.kind === 'separator') type(GROUP_SEPARATOR, event);
    else if (meaning.kind === 'end') end(event);
    else if (meaning.kind === 'person') reset();
  };

  /** Hears what was typed before it listened, once whoever made it is ready for an answer. */
  const catchUp = (): void => {
    clearTimeout(waiting);
    const since = performance.now() - EARLY_MS;
    for (const press of early?.presses.splice(0) ?? []) if (press.timeStamp >= since) onKeyDown(press);
  };
  const waiting = setTimeout(catchUp, 0);
  if (early) early.wedges += 1;
  target.addEventListener('keydown', onKeyDown, { capture: true });
  target.addEventListener('compositionstart', reset, { capture: true });
  return () => {
    clearTimeout(waiting);
    // Another screen may be told of the rest.
    if (early && burst !== null) early.since = burst.lastAt + settings.maxPauseMs - UNSURE_MS;
    reset();
    if (early) early.wedges -= 1;
    target.removeEventListener('keydown', onKeyDown, { capture: true });
    target.removeEventListener('compositionstart', reset, { capture: true });
  };
}

function codeOf(text: string, settings: Required<Pick<WedgeOptions, 'prefix' | 'suffix' | 'separatorTexts'>>): string {
  let code = text;
  if (settings.prefix !== '' && code.startsWith(settings.prefix)) code = code.slice(settings.prefix.length);
  if (settings.suffix !== '' && code.endsWith(settings.suffix)) code = code.slice(0, -settings.suffix.length);
  for (const separator of settings.separatorTexts) code = code.replaceAll(separator, GROUP_SEPARATOR);
  return code;
}

function isKeyPress(event: Event): event is Event & KeyPress {
  return 'key' in event && typeof event.key === 'string' && 'keyCode' in event;
}
