import { relative } from 'node:path';
import ts from 'typescript';
import { type KeyPattern, patternsOf, textsOf } from './literals.ts';

/** One place in the code that asks for texts. */
export interface Use {
  readonly file: string;
  readonly line: number;
  /** The namespaces the key is looked up in; `undefined` when the code does not say. */
  readonly namespaces: readonly string[] | undefined;
  readonly key: KeyPattern;
  /** `has` may ask for what is not there; `raw` may ask for a whole group. */
  readonly method: 'text' | 'has' | 'raw';
}

const SOURCES = new Set(['useTranslations', 'getTranslations', 'createTranslator']);
const METHODS: Readonly<Record<string, Use['method']>> = { rich: 'text', markup: 'text', has: 'has', raw: 'raw' };

/** Finds every call of a next-intl translator in the given files of a program. */
export function findUses(program: ts.Program, root: string, files: readonly string[]): Use[] {
  const checker = program.getTypeChecker();
  return files.flatMap((file) => {
    const source = program.getSourceFile(`${root}/${file}`);
    return source ? usesIn(source, relative(root, source.fileName), checker) : [];
  });
}

function usesIn(source: ts.SourceFile, file: string, checker: ts.TypeChecker): Use[] {
  const uses: Use[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const call = translatorCall(node, checker);
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      if (call) uses.push(...call.patterns.map((key) => ({ file, line, ...call.use, key })));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
}

function translatorCall(call: ts.CallExpression, checker: ts.TypeChecker) {
  const [argument] = call.arguments;
  if (!argument) return undefined;
  const callee = call.expression;
  const isMethod = ts.isPropertyAccessExpression(callee);
  const method = isMethod ? METHODS[callee.name.text] : 'text';
  const translator = isMethod ? callee.expression : callee;
  if (method === undefined || !isTranslator(checker.getTypeAtLocation(translator))) return undefined;
  const namespaces = namespacesOf(translator, checker);
  return { use: { namespaces, method }, patterns: patternsOf(argument, checker) };
}

function isTranslator(type: ts.Type): boolean {
  return ['rich', 'markup', 'raw', 'has'].every((name) => type.getProperty(name) !== undefined);
}

/** Follows a translator to the call that made it, and reads the namespace there. */
function namespacesOf(translator: ts.Expression, checker: ts.TypeChecker): string[] | undefined {
  const made = sourceCall(translator, checker);
  if (!made) return undefined;
  const [argument] = made.arguments;
  if (!argument) return [''];
  const type = checker.getTypeAtLocation(argument);
  if (!ts.isObjectLiteralExpression(argument)) return textsOf(type, checker);
  const namespace = type.getProperty('namespace');
  return namespace ? textsOf(checker.getTypeOfSymbolAtLocation(namespace, argument), checker) : [''];
}

function sourceCall(expression: ts.Expression, checker: ts.TypeChecker): ts.CallExpression | undefined {
  if (ts.isParenthesizedExpression(expression) || ts.isAwaitExpression(expression))
    return sourceCall(expression.expression, checker);
  if (ts.isCallExpression(expression))
    return ts.isIdentifier(expression.expression) && SOURCES.has(expression.expression.text) ? expression : undefined;
  if (!ts.isIdentifier(expression)) return undefined;
  const declaration = checker.getSymbolAtLocation(expression)?.valueDeclaration;
  const isPlain = declaration && ts.isVariableDeclaration(declaration) && declaration.initializer;
  return isPlain ? sourceCall(isPlain, checker) : undefined;
}

/** Every text in the code that names a group or text of the catalogue in full, such as `useErrorText('samples.errors')`. */
export function findMentions(program: ts.Program, root: string, files: readonly string[]): string[] {
  const mentions: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && /^[\w-]+(\.[\w-]+)+$/.test(node.text)) mentions.push(node.text);
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    const source = program.getSourceFile(`${root}/${file}`);
    if (source) visit(source);
  }
  return mentions;
}
