/**
 * zod asks the browser once whether it may make code out of text, to read faster. Our policy forbids it, and the browser notes the question
 * as a violation. This is zod's own setting `jitless`, made in the page's head and not by a call, because schemas ask when they are made.
 */
export const schemasWithoutEval = 'globalThis.__zod_globalConfig={jitless:true}';
