/** The part of a `KeyboardEvent` that matters here. */
export interface KeyPress {
  readonly key: string;
  readonly timeStamp: number;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** How a scanner that types writes what a keyboard has no key for. */
export interface WedgeKeys {
  /** Keys that end a code. */
  readonly terminators: readonly string[];
  /** Keys that stand for the group separator of GS1. */
  readonly separatorKeys: readonly string[];
  /** Keys that stand for it together with Ctrl; Ctrl+] is how a terminal types ASCII 29. */
  readonly separatorWithCtrl: readonly string[];
}

/** What a key press means to a code that is being typed. */
export type KeyMeaning =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'end' }
  /** Shift, AltGr, caps lock: part of typing the next character. */
  | { readonly kind: 'modifier' }
  /** Anything no scanner sends: arrows, shortcuts, input methods, a key held down. */
  | { readonly kind: 'person' };

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);

/** Key code of every key press that an input method is still working on. */
const INPUT_METHOD = 229;

/** Says what a key press means to a code that is being typed. */
export function meaningOf(press: KeyPress, keys: WedgeKeys): KeyMeaning {
  const { key, ctrlKey, altKey, metaKey } = press;
  if (press.isComposing || press.keyCode === INPUT_METHOD || press.repeat) return { kind: 'person' };
  if (MODIFIERS.has(key)) return { kind: 'modifier' };
  if (keys.separatorKeys.includes(key)) return { kind: 'separator' };
  if (ctrlKey && !altKey && keys.separatorWithCtrl.includes(key)) return { kind: 'separator' };
  // Windows reports AltGr as Ctrl with Alt; many layouts need it for @, [, ] and the like. Alone, both are shortcuts.
  const isShortcut = metaKey || ctrlKey !== altKey;
  if (isShortcut) return { kind: 'person' };
  if (keys.terminators.includes(key)) return { kind: 'end' };
  return isOneCharacter(key) ? { kind: 'text', text: key } : { kind: 'person' };
}

function isOneCharacter(key: string): boolean {
  const [first, ...rest] = key;
  return first !== undefined && rest.length === 0;
}
