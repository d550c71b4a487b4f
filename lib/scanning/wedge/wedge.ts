import { append, isScanner, type Burst, type BurstLimits } from './burst.ts';
import { fieldOf, isPrivate, snapshotOf, type FieldSnapshot } from './field.ts';
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
  maxPauseMs: 250,
  maxMeanMs: 40,
  minLength: 4,
  terminators: ['Enter', 'Tab'],
  separatorKeys: ['F8'],
  separatorWithCtrl: [']'],
  prefix: '',
  suffix: '',
  separatorTexts: [],
  idleMs: 250,
} as const satisfies Required<WedgeOptions>;

/**
 * Listens for a scanner that types (USB or Bluetooth keyboards) anywhere below `target`, and hands each whole code to
 * `sink`. A person's typing is left alone. When the scanner types while a text field has the focus, the field gets its
 * former text back and the Enter or Tab does nothing there, so a scan never submits a form. Returns the way to stop.
 */
export function createWedge(target: EventTarget, sink: (text: string) => void, options: WedgeOptions = {}): () => void {
  const settings = { ...DEFAULTS, ...options };
  let burst: Burst | null = null;
  let field: FieldSnapshot | null = null;
  let deliveredAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const reset = (): void => {
    clearTimeout(timer);
    burst = null;
    field = null;
  };

  const deliver = (text: string): void => {
    field?.restore();
    reset();
    const code = codeOf(text, settings);
    if (code !== '') sink(code);
  };

  const type = (text: string, event: Event): void => {
    const isCloseBehind = burst !== null && event.timeStamp - burst.lastAt <= settings.maxGapMs;
    const next = append(burst, text, event.timeStamp, settings);
    const textField = fieldOf(event.target);
    // The key has not reached the field yet: this is how it was before the scan.
    if (next.length === 1) field = textField === null ? null : snapshotOf(textField);
    // In a field the text must appear, in case it is a person's. Elsewhere it would press buttons and start searches.
    else if (isCloseBehind && (textField === null || text === GROUP_SEPARATOR)) event.preventDefault();
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
    if (isScanner(idle, idle.lastAt, { ...settings, minLength })) deliver(idle.text);
    else reset();
  };

  const end = (event: Event): void => {
    // Scanners set to CR and LF press Enter twice; the second one must not press a button.
    const isEcho = burst === null && event.timeStamp - deliveredAt <= settings.maxGapMs;
    const isCode = burst !== null && isScanner(burst, event.timeStamp, settings);
    if (!isEcho && !isCode) return reset();
    event.preventDefault();
    event.stopImmediatePropagation();
    deliveredAt = event.timeStamp;
    if (burst !== null) deliver(burst.text);
  };

  const onKeyDown = (event: Event): void => {
    // Filling in by the browser sends key events without a key.
    if (!isKeyPress(event) || isPrivate(event.target)) return reset();
    const meaning = meaningOf(event, settings);
    if (meaning.kind === 'text') type(meaning.text, event);
    else if (meaning.kind === 'separator') type(GROUP_SEPARATOR, event);
    else if (meaning.kind === 'end') end(event);
    else if (meaning.kind === 'person') reset();
  };

  target.addEventListener('keydown', onKeyDown, { capture: true });
  target.addEventListener('compositionstart', reset, { capture: true });
  return () => {
    reset();
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
