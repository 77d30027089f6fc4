import type { ChosenMapping, Mapping, MappingContext, MatchedColumn, Recognition } from '../contract.ts';
import { AdxMapping } from './adx-mapping.ts';
import { JsonMapping } from './json-mapping.ts';
import { isTable, usedFields } from './table-mappers.ts';
import { TableMapping } from './table-mapping.ts';

/**
 * Begins to map a file (开始映射) as it was recognised, or with the columns a person has assigned.
 * @throws Error where headings stand twice, or the format is a mere table and nothing was assigned
 */
export function startMapping(
  recognition: Recognition,
  context: MappingContext,
  chosen?: ChosenMapping,
): Mapping {
  const asked = chosen === undefined ? recognition : withChosen(recognition, chosen);
  if (asked.repeated.length > 0) throw new Error(`headings stand twice: ${asked.repeated.join(', ')}`);
  const isText = asked.carrier === 'json' || asked.carrier === 'ndjson';
  if (isTable(asked.format) && !isText) return new TableMapping(asked, asked.columns, context);
  if (asked.format === 'adx') return new AdxMapping(asked, context);
  if (asked.format !== 'mapped') return new JsonMapping(asked, context);
  throw new Error('columns of this table have not been assigned');
}

/** The recognition as a person has changed it (采用人工列对应). */
export function withChosen(recognition: Recognition, chosen: ChosenMapping): Recognition {
  const used = usedFields(chosen.format);
  const byHeading = new Map<string, string>();
  for (const [field, heading] of Object.entries(chosen.fields)) byHeading.set(heading, field);
  const columns = recognition.columns.map((column): MatchedColumn => {
    const field = byHeading.get(column.heading) ?? null;
    return {
      ...column,
      field,
      used: field !== null && used.has(field),
      by: field === null ? 'none' : 'chosen',
    };
  });
  return { ...recognition, format: chosen.format, headLine: chosen.headLine, sheet: chosen.sheet, columns };
}
