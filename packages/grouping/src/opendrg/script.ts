/** An expression of a script (表达式), as read and never evaluated. */
export type Expression =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'map' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'at'; readonly of: Expression; readonly index: Expression }
  | { readonly kind: 'call' | 'new'; readonly callee: Expression; readonly args: readonly Expression[] }
  | { readonly kind: 'arrow'; readonly parameter: string; readonly body: Expression }
  | { readonly kind: 'not'; readonly inner: Expression }
  | { readonly kind: 'two'; readonly sign: string; readonly left: Expression; readonly right: Expression };

/** A statement of a script (语句). */
export type Statement =
  | { readonly kind: 'import'; readonly name: string; readonly from: string }
  | { readonly kind: 'let'; readonly name: string; readonly value: Expression | null }
  | {
      readonly kind: 'if';
      readonly test: Expression;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: 'each';
      readonly name: string;
      readonly of: Expression;
      readonly body: readonly Statement[];
    }
  | { readonly kind: 'return'; readonly value: Expression | null }
  | { readonly kind: 'do'; readonly what: Expression }
  | { readonly kind: 'function'; readonly name: string; readonly body: readonly Statement[] }
  | { readonly kind: 'class'; readonly name: string; readonly methods: readonly MethodStatement[] };

export type MethodStatement = { readonly name: string; readonly body: readonly Statement[] };

/** An expression as text (表达式文本), in one form only, to compare with and to show. Long lists are cut. */
export function expressionText(given: Expression): string {
  switch (given.kind) {
    case 'text':
      return JSON.stringify(given.value);
    case 'number':
    case 'truth':
      return String(given.value);
    case 'list':
      return given.items.length > 4
        ? `[${given.items.length} items]`
        : `[${given.items.map(expressionText).join(',')}]`;
    case 'map':
      return '{}';
    case 'name':
      return given.name;
    case 'member':
      return `${expressionText(given.of)}.${given.name}`;
    case 'at':
      return `${expressionText(given.of)}[${expressionText(given.index)}]`;
    case 'call':
      return `${expressionText(given.callee)}(${given.args.map(expressionText).join(',')})`;
    case 'new':
      return `new ${expressionText(given.callee)}(${given.args.map(expressionText).join(',')})`;
    case 'arrow':
      return `${given.parameter}=>${expressionText(given.body)}`;
    case 'not':
      return `!(${expressionText(given.inner)})`;
    case 'two':
      return `(${expressionText(given.left)}${given.sign}${expressionText(given.right)})`;
  }
}

/** A statement as text (语句文本), in one form only. */
export function statementText(given: Statement): string {
  const block = (body: readonly Statement[]) => `{${body.map(statementText).join(';')}}`;
  switch (given.kind) {
    case 'import':
      return `import ${given.name}`;
    case 'let':
      return `let ${given.name}${given.value ? `=${expressionText(given.value)}` : ''}`;
    case 'if':
      return `if(${expressionText(given.test)})${block(given.body)}${given.otherwise.length > 0 ? `else${block(given.otherwise)}` : ''}`;
    case 'each':
      return `for(${given.name} of ${expressionText(given.of)})${block(given.body)}`;
    case 'return':
      return `return ${given.value ? expressionText(given.value) : ''}`;
    case 'do':
      return expressionText(given.what);
    case 'function':
      return `function ${given.name}${block(given.body)}`;
    case 'class':
      return `class ${given.name}`;
  }
}
