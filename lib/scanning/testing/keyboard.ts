/** A keyboard for tests: presses keys at times, into a field or into nothing, as a browser would report them. */
export class Keyboard extends EventTarget {
  /** Milliseconds on the clock of `Event.timeStamp`. */
  now = 0;
  /** Where the keys go. */
  focus: Field | null = null;
  /** Keys that did what they do without a wedge: typed a character, pressed a button, left a field. */
  readonly passed: string[] = [];

  /** Presses one key, `gap` milliseconds after the last one. */
  press(key: string, gap: number, more: Partial<PressDetails> = {}): void {
    this.now += gap;
    const event = new Press(key, this.now, this.focus ?? this, more);
    this.dispatchEvent(event);
    if (event.defaultPrevented) return;
    this.passed.push(key);
    if ([...key].length === 1 && this.focus !== null) this.focus.typed(key);
  }

  /** Types a text with the same gap before every key. */
  type(text: string, gap: number): void {
    for (const key of text) this.press(key, gap);
  }
}

interface PressDetails {
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

class Press extends Event implements PressDetails {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;

  constructor(key: string, timeStamp: number, target: EventTarget, more: Partial<PressDetails>) {
    super('keydown', { cancelable: true, bubbles: true });
    this.key = key;
    this.ctrlKey = more.ctrlKey ?? false;
    this.altKey = more.altKey ?? false;
    this.metaKey = more.metaKey ?? false;
    this.repeat = more.repeat ?? false;
    this.isComposing = more.isComposing ?? false;
    this.keyCode = more.keyCode ?? 0;
    // Node has no tree of nodes: the target is the field although the event is heard on the keyboard.
    Object.defineProperties(this, { timeStamp: { value: timeStamp }, target: { value: target } });
  }
}

/** A text field that behaves as one under React: its element hides the setter of its class. */
export class Field extends EventTarget {
  readonly tagName = 'INPUT';
  type = 'text';
  selectionStart = 0;
  selectionEnd = 0;
  /** The values a framework was told of. */
  readonly told: string[] = [];
  #text: string;

  constructor(text = '') {
    super();
    this.#text = text;
    this.selectionStart = this.selectionEnd = text.length;
    this.addEventListener('input', () => this.told.push(this.#text));
  }

  get value(): string {
    return this.#text;
  }

  set value(text: string) {
    this.#text = text;
  }

  typed(key: string): void {
    this.#text += key;
    this.selectionStart = this.selectionEnd = this.#text.length;
  }

  setSelectionRange(start: number, end: number): void {
    this.selectionStart = start;
    this.selectionEnd = end;
  }
}
