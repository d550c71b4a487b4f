/** Arrays in arrays, so deep. */
function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = [value];
  return value;
}

/** What somebody sends who means no good, or whose program is broken. JSON cannot carry all of it, which is part of the trial. */
export const hostileValues: Readonly<Record<string, unknown>> = {
  nothing: null,
  'an empty text': '',
  'white space': ' \u00a0\u3000 ',
  'a line break': 'a\nb',
  'a control character': 'A\u0007B',
  'a right-to-left override': 'LAB\u202E100',
  'an isolate': 'LAB\u2066100\u2069',
  'a formula': '=HYPERLINK("http://x.example","look")',
  'another statement': "'; drop table public.samples; --",
  markup: '<img src=x onerror=alert(1)>',
  'a text longer than any field': 'x'.repeat(60_000),
  'half a pair of surrogates beside others': '😀'.repeat(300),
  'a text that is a number': '12',
  'a uuid in braces': '{0192f0c1-2b3c-7d4e-8f50-617283940516}',
  'a uuid of nobody': '0192f0c1-2b3c-7d4e-8f50-617283940516',
  'a uuid that begins as a time does, with a zone that is none': '0000197e-fc13-4a05-a91d-395025e8d7e7',
  'a uuid that begins as a time does, with a zone out of range': '01feb329-49ff-4730-a019-a5378c5bbf8f',
  'an uncanonical position': 'a1',
  'a day that is none': '2026-02-30T00:00:00.000Z',
  'a time before all times': '0000-01-01T00:00:00.000Z',
  'the end of times': '9999-12-31T23:59:59.999Z',
  infinity: 'infinity',
  'no number': 'NaN',
  zero: 0,
  'less than nothing': -1,
  'half of one': 0.5,
  'more than an integer': 2 ** 31,
  'more than JavaScript counts': 2 ** 53,
  'nearly infinite': 1e308,
  'nearly nothing': 1e-320,
  yes: true,
  'no things': [],
  'nothing, listed': [null],
  'a thing of no form': {},
  'a prototype': JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}'),
  'a thousand things': Array.from({ length: 1001 }, (_, n) => n),
  depth: nested(2_000),
};

/** A copy with one thing wrong in it, and what that is. */
export interface Spoilt {
  readonly what: string;
  readonly args: unknown;
}

/** Every copy of a value with one hostile value in one place, one field missing, or one too many. */
export function* spoilt(value: unknown, at = ''): Generator<Spoilt> {
  for (const [name, hostile] of Object.entries(hostileValues)) yield { what: `${at}: ${name}`, args: hostile };
  if (Array.isArray(value)) {
    const [first, ...rest]: unknown[] = value;
    if (first === undefined) return;
    for (const { what, args } of spoilt(first, `${at}[0]`)) yield { what, args: [args, ...rest] };
    yield { what: `${at}: the same twice`, args: [first, first, ...rest] };
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const others = Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
      yield { what: `${at}.${key}: missing`, args: others };
      for (const { what, args } of spoilt(inner, `${at}.${key}`)) yield { what, args: { ...others, [key]: args } };
    }
    yield { what: `${at}: one field too many`, args: { ...value, tenantId: '0192f0c1-2b3c-7d4e-8f50-617283940516' } };
  }
}
