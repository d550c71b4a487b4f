/** A text field as it was before a scanner typed into it. */
export interface FieldSnapshot {
  restore(): void;
}

interface TextField extends EventTarget {
  value: string;
  selectionStart?: number | null;
  selectionEnd?: number | null;
  setSelectionRange?(start: number | null, end: number | null): void;
}

const FIELDS: ReadonlySet<string> = new Set(['INPUT', 'TEXTAREA']);

/** The text field a key goes into, or null. */
export function fieldOf(target: EventTarget | null): TextField | null {
  return isTextField(target) ? target : null;
}

/** What typing does where a key goes: it is written, it picks something (a letter leads to the next entry), or nothing. */
export type Place = 'field' | 'choice' | 'nowhere';

const CHOICES =
  'select, [contenteditable], [role=listbox], [role=option], [role=combobox], [role^=menu], [role=tree], [role=grid]';

/** What typing does where this key goes. */
export function placeOf(target: EventTarget | null): Place {
  if (fieldOf(target) !== null) return 'field';
  return typeof Element !== 'undefined' && target instanceof Element && target.closest(CHOICES) !== null
    ? 'choice'
    : 'nowhere';
}

/** Whether a field keeps what is typed to itself: passwords, and what is marked `data-wedge="off"`. */
export function isPrivate(target: EventTarget | null): boolean {
  if (target === null) return false;
  if ('type' in target && target.type === 'password') return true;
  return typeof Element !== 'undefined' && target instanceof Element && target.closest('[data-wedge="off"]') !== null;
}

/** Remembers a field, so that it can be as if the scanner had never typed into it. */
export function snapshotOf(field: TextField): FieldSnapshot {
  const { value, selectionStart = null, selectionEnd = null } = field;
  return {
    restore() {
      if (field.value === value) return;
      // React replaces the setter of the element; only that of the class tells it that the value changed.
      const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) ?? field, 'value')?.set;
      if (setter === undefined) field.value = value;
      else setter.call(field, value);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      // Fields for numbers and dates have no selection to put back.
      if (selectionStart !== null) field.setSelectionRange?.(selectionStart, selectionEnd);
    },
  };
}

function isTextField(target: EventTarget | null): target is TextField {
  if (target === null || !('tagName' in target) || typeof target.tagName !== 'string') return false;
  return FIELDS.has(target.tagName.toUpperCase()) && 'value' in target && typeof target.value === 'string';
}
