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

/** Complaints about one message of a language by itself: its plurals must have that language's categories, no others. */
export function judgePlurals(shape: MessageShape, tag: string): string[] {
  return shape.plurals.flatMap(({ name, type, options }) => {
    const categories: readonly string[] = new Intl.PluralRules(tag, { type }).resolvedOptions().pluralCategories;
    const missing = categories.filter((category) => !options.includes(category));
    const foreign = options.filter((option) => !option.startsWith('=') && !categories.includes(option));
    return [
      ...(missing.length > 0 ? [`the plural of {${name}} lacks ${missing.join(', ')}`] : []),
      ...(foreign.length > 0 ? [`the plural of {${name}} has ${foreign.join(', ')}, which "${tag}" never uses`] : []),
    ];
  });
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
