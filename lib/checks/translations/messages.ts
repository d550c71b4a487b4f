import { type MessageFormatElement, TYPE, parse } from '@formatjs/icu-messageformat-parser';

/** What a message takes and offers, whatever its words. */
export interface MessageShape {
  /** Name of each argument or tag, and whether it is a moment, a tag or any other value. */
  readonly takes: ReadonlyMap<string, 'value' | 'moment' | 'tag'>;
  readonly plurals: readonly {
    readonly name: string;
    readonly type: Intl.PluralRuleType;
    readonly options: readonly string[];
  }[];
  readonly selects: ReadonlyMap<string, ReadonlySet<string>>;
  /** The words alone, all branches after each other. */
  readonly words: string;
}

/** Reads a message; a text that is no ICU message gives the parser's complaint. */
export function readMessage(message: string): MessageShape | { readonly error: string } {
  const takes = new Map<string, 'value' | 'moment' | 'tag'>();
  const plurals: { name: string; type: Intl.PluralRuleType; options: readonly string[] }[] = [];
  const selects = new Map<string, Set<string>>();
  const words: string[] = [];
  const visit = (element: MessageFormatElement): void => {
    switch (element.type) {
      case TYPE.literal:
        words.push(element.value);
        break;
      case TYPE.pound:
        break;
      case TYPE.argument:
      case TYPE.number:
        if (!takes.has(element.value)) takes.set(element.value, 'value');
        break;
      case TYPE.date:
      case TYPE.time:
        takes.set(element.value, 'moment');
        break;
      case TYPE.tag:
        takes.set(element.value, 'tag');
        element.children.forEach(visit);
        break;
      case TYPE.plural:
      case TYPE.select: {
        const options = Object.keys(element.options);
        takes.set(element.value, 'value');
        if (element.type === TYPE.plural)
          plurals.push({ name: element.value, type: element.pluralType ?? 'cardinal', options });
        else selects.set(element.value, new Set([...(selects.get(element.value) ?? []), ...options]));
        for (const { value } of Object.values(element.options)) value.forEach(visit);
        break;
      }
    }
  };
  try {
    parse(message).forEach(visit);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
  return { takes, plurals, selects, words: words.join(' ') };
}

type Plural = MessageShape['plurals'][number];

// Enough to meet every category that whole numbers have; "many" of French begins at a million.
const SAMPLE_NUMBERS = [...Array(201).keys(), 1_000_000];

/**
 * Complaints about the plurals of a message: they must have the categories of its language and no others. A plural that
 * only sets numbers apart (`=0 {nothing} other {#}`) may do so in every language, provided the reference does.
 */
export function judgePlurals(shape: MessageShape, tag: string, reference: MessageShape = shape): string[] {
  return shape.plurals.flatMap((plural) => {
    const { name, type, options } = plural;
    const rules = new Intl.PluralRules(tag, { type });
    const categories: readonly string[] = rules.resolvedOptions().pluralCategories;
    const foreign = options.filter((option) => !option.startsWith('=') && !categories.includes(option));
    const isSwitch =
      isNumberSwitch(plural) && reference.plurals.some((one) => one.name === name && isNumberSwitch(one));
    const missing = categories.filter(
      (category) => !options.includes(category) && !isSaidByNumber(category, rules, options),
    );
    return [
      ...(missing.length > 0 && !isSwitch ? [`the plural of {${name}} lacks ${missing.join(', ')}`] : []),
      ...(foreign.length > 0 ? [`the plural of {${name}} has ${foreign.join(', ')}, which "${tag}" never uses`] : []),
    ];
  });
}

function isNumberSwitch({ options }: Plural): boolean {
  return options.length > 1 && options.every((option) => option.startsWith('=') || option === 'other');
}

/** Arabic's "zero" is nothing but 0, so `=0` says it. */
function isSaidByNumber(category: string, rules: Intl.PluralRules, options: readonly string[]): boolean {
  const numbers = SAMPLE_NUMBERS.filter((number) => rules.select(number) === category);
  return numbers.length > 0 && numbers.every((number) => options.includes(`=${number}`));
}

/** Complaints about a translation beside its reference: it must take the same arguments and know the same choices. */
export function compareShapes(reference: MessageShape, translation: MessageShape): string[] {
  const complaints: string[] = [];
  for (const [name, kind] of reference.takes) {
    const other = translation.takes.get(name);
    if (other === undefined) complaints.push(`does not use {${name}}`);
    else if (other !== kind) complaints.push(`takes {${name}} as a ${other}, the reference as a ${kind}`);
  }
  for (const name of translation.takes.keys())
    if (!reference.takes.has(name)) complaints.push(`uses {${name}}, which the reference does not`);
  for (const [name, options] of reference.selects) {
    const other = translation.selects.get(name) ?? new Set();
    const different = [...options].filter((option) => !other.has(option));
    const foreign = [...other].filter((option) => !options.has(option));
    if (translation.takes.has(name) && different.length + foreign.length > 0)
      complaints.push(`the choices of {${name}} differ: ${[...different, ...foreign].join(', ')}`);
  }
  return complaints;
}
