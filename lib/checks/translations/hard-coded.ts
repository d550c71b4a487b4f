import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Finding } from '../report.ts';

const SPOKEN_ATTRIBUTES = new Set([
  ...['alt', 'label', 'placeholder', 'title'],
  ...['aria-description', 'aria-label', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext'],
]);
/** What stands in these is code, not prose. */
const CODE_ELEMENTS = new Set(['code', 'kbd', 'pre', 'script', 'style']);
const WORD = /\p{L}{2,}/u;

/** Finds words that a person would read or hear in one language only: in JSX text and in the attributes that are spoken. */
export function findHardCoded(root: string, files: readonly string[], allowed: readonly string[]): Finding[] {
  return files
    .filter((file) => /^(app|components)\/.*\.tsx$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
      return wordsIn(source, allowed).map(({ node, words }) => ({
        file,
        line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
        message: `"${words}" is hard-coded: put it in locales/`,
      }));
    });
}

interface Words {
  readonly node: ts.Node;
  readonly words: string;
}

function wordsIn(source: ts.SourceFile, allowed: readonly string[]): Words[] {
  const found: Words[] = [];
  const judge = (node: ts.Node, text: string) => {
    const words = text.replace(/&\w+;/g, ' ').replace(/\s+/g, ' ').trim();
    if (WORD.test(words) && !allowed.includes(words)) found.push({ node, words });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) && CODE_ELEMENTS.has(node.openingElement.tagName.getText(source))) return;
    if (ts.isJsxText(node)) judge(node, node.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      spokenTexts(node.expression, judge);
    if (ts.isJsxAttribute(node) && SPOKEN_ATTRIBUTES.has(node.name.getText(source))) {
      const value = node.initializer;
      if (value && ts.isStringLiteral(value)) judge(value, value.text);
      if (value && ts.isJsxExpression(value) && value.expression) spokenTexts(value.expression, judge);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The literal texts an expression can show: through choices and templates, not through calls. */
function spokenTexts(expression: ts.Expression, judge: (node: ts.Node, text: string) => void): void {
  if (ts.isStringLiteralLike(expression)) judge(expression, expression.text);
  else if (ts.isTemplateExpression(expression)) {
    judge(
      expression,
      [expression.head, ...expression.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join(' '),
    );
  } else if (ts.isParenthesizedExpression(expression)) spokenTexts(expression.expression, judge);
  else if (ts.isConditionalExpression(expression)) {
    spokenTexts(expression.whenTrue, judge);
    spokenTexts(expression.whenFalse, judge);
  } else if (ts.isBinaryExpression(expression)) {
    // `a === 'x' && …`: the left side of a comparison is not shown, both sides of + and ?? are.
    const { kind } = expression.operatorToken;
    const shown = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken];
    if (shown.includes(kind)) spokenTexts(expression.left, judge);
    if (shown.includes(kind) || kind === ts.SyntaxKind.AmpersandAmpersandToken) spokenTexts(expression.right, judge);
  }
}
