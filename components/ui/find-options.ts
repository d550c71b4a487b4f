/** What a list offers to choose: its name and, smaller, where it is. */
export interface FindableOption {
  readonly label: string;
  readonly detail?: string;
}

/** The options whose name is what was typed, all of it. */
export function optionsNamed<Option extends FindableOption>(options: readonly Option[], query: string): Option[] {
  const typed = query.trim().toLocaleLowerCase();
  return options.filter(({ label }) => label.toLocaleLowerCase() === typed);
}

/**
 * The options that contain every word that was typed, in the order of the list; first those whose own name is meant (it begins with what was
 * typed, or has all the words), then those that are only found by where they are: whoever types "Freezer 3" wants it and not a shelf in it.
 */
export function findOptions<Option extends FindableOption>(options: readonly Option[], query: string): Option[] {
  const typed = query.trim().toLocaleLowerCase();
  const words = typed.split(/\s+/).filter(Boolean);
  const has = (text: string) => words.every((word) => text.includes(word));
  const rank = ({ label, detail = '' }: Option): number => {
    const name = label.toLocaleLowerCase();
    if (name === typed) return 0;
    if (name.startsWith(typed)) return 1;
    if (has(name)) return 2;
    return has(`${name} ${detail.toLocaleLowerCase()}`) ? 3 : 4;
  };
  return options
    .map((option) => ({ option, rank: rank(option) }))
    .filter((found) => found.rank < 4)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ option }) => option);
}
