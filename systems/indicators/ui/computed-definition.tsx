import { useFormat, useLocale, useText } from '@sanyi/ui';
import { computedWords } from '../text/computed-words.ts';
import type { ComputedDetail } from './contract.ts';
import { useDefinitionWords } from './direction.ts';

/** What a computed indicator is (口径): formula in words, population, measures with their rows, version and source. */
export function ComputedDefinition({ definition }: { definition: ComputedDetail['definition'] }) {
  const text = useText(computedWords);
  const format = useFormat();
  const { say, locale } = useLocale();
  const wordsOf = useDefinitionWords();
  const facts: readonly (readonly [string, string])[] = [
    [text.unit, format.unit(definition.unit) || text.none],
    [text.direction, wordsOf.direction(definition.direction)],
    [text.counting, definition.cumulative ? text.cumulative : text.periodOnly],
    [text.attribute, wordsOf.attribute(definition.attribute)],
    [text.owner, say(definition.owner)],
    [text.sourceSystem, say(definition.sourceSystem)],
    [text.source, definition.source?.paper ?? text.proposed],
    [text.version, text.versionOf(definition.version, definition.from)],
    // Other names are those of Chinese papers.
    ...(locale === 'zh-CN' && definition.synonyms.length > 0
      ? [[text.synonyms, format.list(definition.synonyms)] as const]
      : []),
  ];
  return (
    <section className="sanyi-section">
      <h2>{text.definition}</h2>
      <p className="indicators-formula">{say(definition.formula)}</p>
      <p>{say(definition.population)}</p>
      <dl className="indicators-facts">
        {facts.map(([label, words]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <h3>{text.measures}</h3>
      <ul className="indicators-measures">
        {definition.measures.map((measure) => (
          <li key={measure.code}>
            <strong>{say(measure.title)}</strong>
            <span>{text.measureFrom(say(measure.tableTitle))}</span>
            <small>{measure.filter ? say(measure.filter) : text.allRows}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
