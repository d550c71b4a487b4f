import type { Rule } from 'eslint';

const SIZE = '(?:\\d|\\[|\\(|px\\b|auto\\b|full\\b|safe\\b|-)';
// A class that names a side of the screen: it does not turn round in Arabic.
const PHYSICAL = new RegExp(
  `^!?-?(?:` +
    [
      `(?<margin>(?:scroll-)?[mp][lr])-${SIZE}.*`,
      `(?<inset>left|right)-${SIZE}.*`,
      `(?<text>text|float|clear)-(?:left|right)`,
      `(?<edge>border-[lr]|rounded-(?:[lr]|[tb][lr]))(?:-.*)?`,
    ].join('|') +
    `)!?$`,
);
const LOGICAL: Readonly<Record<string, string>> = {
  margin: 'ms-, me-, ps-, pe-',
  inset: 'start-, end- (or inset-x-)',
  text: 'text-start, text-end, float-start, float-end',
  edge: 'border-s, border-e, rounded-s, rounded-e, rounded-ss and their kin',
};

/** Splits a class into its variants and its utility: `md:hover:ml-2` is `ml-2`; a colon in brackets is none. */
function utilityOf(name: string): string {
  return name.replace(/^(?:[^\s:[\]]*(?:\[[^\]]*\])?[^\s:[\]]*:)+/, '');
}

/** Refuses Tailwind classes that name left or right, in any string: logical ones mirror by themselves. */
export const logicalDirections: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'logical direction classes only' },
    schema: [],
    messages: { physical: '"{{name}}" does not mirror in right-to-left languages: use {{instead}}' },
  },
  create(context) {
    const inspect = (node: Rule.Node, text: string) => {
      for (const name of text.split(/\s+/)) {
        const kind = PHYSICAL.exec(utilityOf(name))?.groups;
        if (!kind) continue;
        const [group = 'margin'] = Object.keys(kind).filter((key) => kind[key] !== undefined);
        context.report({ node, messageId: 'physical', data: { name, instead: LOGICAL[group] ?? '' } });
      }
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') inspect(node, node.value);
      },
      TemplateElement(node) {
        inspect(node, node.value.raw);
      },
    };
  },
};
