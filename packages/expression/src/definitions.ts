import type { LocalText } from '@sanyi/kernel';
import type { Meaning } from './check.ts';
import { type Expression, expressionOf, mustBeIn } from './expression.ts';
import { expressionProblems, placed } from './problems.ts';
import type { Span } from './syntax.ts';
import type { Vocabulary } from './type.ts';

/** A name defined by an expression over a vocabulary and other definitions (定义). */
export interface Definition {
  readonly name: string;
  readonly title: LocalText;
  readonly text: string;
  /** Unit its value has. */
  readonly unit: string;
}

/**
 * Reads and checks definitions that may use one another, in any order (编译一组定义).
 *
 * @throws what `compileExpression` throws; expression/wrong-result where the unit is another than declared;
 *   expression/cycle with the way round and the place that closes it
 */
export function compileDefinitions(
  definitions: readonly Definition[],
  vocabulary: Vocabulary,
): ReadonlyMap<string, Expression> {
  const given = new Map(definitions.map((definition) => [definition.name, definition]));
  const done = new Map<string, Expression>();
  const open: string[] = [];

  function compile(definition: Definition): Expression {
    const { name, text, unit } = definition;
    const known = done.get(name);
    if (known) return known;
    open.push(name);
    const expression = expressionOf(text, {
      find: (used, span) => meaningOf(definition, used, span),
      all: () => [...vocabulary.keys(), ...given.keys()],
    });
    open.pop();
    mustBeIn(expression, unit);
    done.set(name, expression);
    return expression;
  }

  function meaningOf({ name, text }: Definition, used: string, { at, end }: Span): Meaning | null {
    const declaration = vocabulary.get(used);
    if (declaration) return { declaration };
    const definition = given.get(used);
    if (!definition) return null;
    const from = open.indexOf(used);
    if (from >= 0)
      throw expressionProblems.problem(
        'cycle',
        ...placed({ text, at, end }, { name, chain: [...open.slice(from), used].join(' → ') }),
      );
    const { checked } = compile(definition);
    return {
      declaration: {
        name: used,
        title: definition.title,
        type: { kind: 'number', unit: definition.unit, places: 0, digits: 0 },
        nullable: checked.nullable,
      },
      of: checked,
    };
  }

  for (const definition of definitions) compile(definition);
  return done;
}
