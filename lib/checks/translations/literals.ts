import ts from 'typescript';

/** What a key can be at run time: one whole text, or any text that starts so. */
export interface KeyPattern {
  readonly text: string;
  readonly isWhole: boolean;
}

const MOST_COMBINATIONS = 2_000;

/**
 * All texts an expression can have, as far as its types say: a literal is itself, a union of literals each of them, a
 * template the product of its parts. What stays open ends the pattern: `` `state.${text}` `` is "starts with `state.`".
 */
export function patternsOf(expression: ts.Expression, checker: ts.TypeChecker): KeyPattern[] {
  if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression))
    return patternsOf(expression.expression, checker);
  if (ts.isConditionalExpression(expression))
    return [...patternsOf(expression.whenTrue, checker), ...patternsOf(expression.whenFalse, checker)];
  if (ts.isTemplateExpression(expression)) return templatePatterns(expression, checker);
  const texts = textsOf(checker.getTypeAtLocation(expression), checker);
  return texts?.map((text) => ({ text, isWhole: true })) ?? [{ text: '', isWhole: false }];
}

function templatePatterns(template: ts.TemplateExpression, checker: ts.TypeChecker): KeyPattern[] {
  let patterns: KeyPattern[] = [{ text: template.head.text, isWhole: true }];
  for (const span of template.templateSpans) {
    const inner = patternsOf(span.expression, checker);
    if (patterns.length * inner.length > MOST_COMBINATIONS) return [{ text: template.head.text, isWhole: false }];
    patterns = patterns.flatMap((before) =>
      before.isWhole
        ? inner.map(({ text, isWhole }) => ({
            text: before.text + text + (isWhole ? span.literal.text : ''),
            isWhole,
          }))
        : [before],
    );
  }
  return patterns;
}

/** Every text of a type that is a literal or a union of them; `undefined` when it is open. */
export function textsOf(type: ts.Type, checker: ts.TypeChecker): string[] | undefined {
  if (type.flags & ts.TypeFlags.TypeParameter) {
    const constraint = checker.getBaseConstraintOfType(type);
    return constraint && textsOf(constraint, checker);
  }
  if (type.isUnion()) {
    const parts = type.types.map((part) => textsOf(part, checker));
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
  }
  if (type.isStringLiteral() || type.isNumberLiteral()) return [String(type.value)];
  // An absent key is not looked up.
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Never)) return [];
  return undefined;
}
