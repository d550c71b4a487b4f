/** Where the general words for a refusal are wrong about a message to oneself: nothing can be made smaller, and nothing is tried again by itself. */
const OWN_WORDS = { too_many_items: 'tooMany', transient: 'tryAgain' } as const;

const isOwn = (code: string): code is keyof typeof OWN_WORDS => Object.hasOwn(OWN_WORDS, code);

/** The key of `contact-ways.refused` that says a refusal; null where the general words do. */
export const ownRefusal = (code: string) => (isOwn(code) ? OWN_WORDS[code] : null);
