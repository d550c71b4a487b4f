/* GSM 03.38: what a short message holds in seven bits. The second set takes two places each. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('^{}\\[~]|€');

const GSM = { alone: 160, joined: 153 } as const;
const UCS2 = { alone: 70, joined: 67 } as const;

/** How many segments a text takes, as it is billed: one character outside GSM 03.38 halves the room of all. */
export function countSegments(text: string): number {
  const { size, alone, joined } = measure(text);
  return size <= alone ? 1 : Math.ceil(size / joined);
}

/**
 * The text cut to so many segments, with `tail` (the link, which must stay whole) after it. The text gives way character
 * by character, never in the middle of one; three dots say that it was cut.
 */
export function fitSegments(text: string, tail: string, segments: number): string {
  const whole = `${text} ${tail}`;
  if (countSegments(whole) <= segments) return whole;
  const characters = Array.from(text);
  let shortest = 0;
  let longest = characters.length;
  const cut = (length: number) => `${characters.slice(0, length).join('').trimEnd()}... ${tail}`;
  while (shortest < longest) {
    const middle = Math.ceil((shortest + longest) / 2);
    if (countSegments(cut(middle)) <= segments) shortest = middle;
    else longest = middle - 1;
  }
  return shortest === 0 ? tail : cut(shortest);
}

function measure(text: string): { size: number; alone: number; joined: number } {
  const characters = Array.from(text);
  if (characters.every((character) => BASIC.has(character) || EXTENDED.has(character)))
    return { size: characters.length + characters.filter((character) => EXTENDED.has(character)).length, ...GSM };
  return { size: text.length, ...UCS2 };
}
