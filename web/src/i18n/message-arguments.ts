import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/**
 * The arguments of an ICU message with how they are used, sorted: `["n plural", "name"]`.
 * @throws SyntaxError if the message cannot be read.
 */
export function messageArguments(text: string): string[] {
  const ast = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst();
  return [...new Set(ast.flatMap(argumentsOf))].sort();
}

// The parser's numbers for its kinds of element.
const kinds: Record<number, string> = { 1: '', 2: ' number', 3: ' date', 4: ' time', 5: ' select' };

function argumentsOf(element: Element): string[] {
  if ('options' in element) {
    const kind = 'pluralType' in element ? ' plural' : ' select';
    const inner = Object.values(element.options).flatMap(({ value }) => value.flatMap(argumentsOf));
    return [element.value + kind, ...inner];
  }
  const kind = kinds[element.type];
  return kind !== undefined && 'value' in element ? [element.value + kind] : [];
}
