import { routeOf } from '@sanyi/kernel';
import { Choice, DataTable, ProblemNote, useFormat, useGo, useLocale, useRoute, useText } from '@sanyi/ui';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { computedWords } from '../text/computed-words.ts';
import type { Cases, ComputedDetail } from './contract.ts';

/** The rows behind an institution's value (明细行), of one measure at a time; a row leads to the sender's own line. */
export function CasePanel({
  data,
  institution,
  period,
}: {
  data: ComputedDetail;
  institution: string;
  period: string;
}) {
  const text = useText(computedWords);
  const format = useFormat();
  const { say } = useLocale();
  const go = useGo();
  const { measures, code } = data.definition;
  const [chosen, choose] = useState(measures[0]?.code ?? '');
  const [{ page, size }, turn] = useState({ page: 1, size: 50 });
  const {
    data: cases,
    error,
    isPending,
  } = useRoute<Cases>(routeOf(manifest, 'cases'), {
    params: { code },
    query: { period, institution, measure: chosen, page, size },
    keepPrevious: true,
  });
  return (
    <div className="indicators-panel">
      <Choice
        label={text.measures}
        value={chosen}
        options={measures.map((measure) => ({ value: measure.code, label: say(measure.title) }))}
        onChange={(next) => {
          choose(next);
          turn({ page: 1, size });
        }}
      />
      {cases?.measure.filter && <p className="indicators-formula">{say(cases.measure.filter)}</p>}
      <ProblemNote problem={error} />
      <DataTable
        id={`indicators.cases.${chosen}`}
        label={text.rows}
        rows={(cases?.rows ?? []).map((row, place) => ({ ...row, place }))}
        rowKey={(row) => String(row.place)}
        loading={isPending}
        onOpen={(row) => go(row.href)}
        empty={<p className="sanyi-soft">{text.noValue}</p>}
        paging={{
          page,
          size,
          total: cases?.total ?? 0,
          onChange: (next, wanted) => turn({ page: next, size: wanted }),
        }}
        columns={(cases?.columns ?? []).map((column, place) => ({
          id: `c${place}`,
          title: say(column),
          ...(place < 3 ? { matters: (place + 1) as 1 | 2 | 3 } : {}),
          render: (row: Cases['rows'][number]) => {
            const cell = row.cells[place] ?? text.none;
            return typeof cell === 'string' ? cell : say(cell);
          },
        }))}
      />
      <p className="sanyi-soft">
        {text.rowCount(format.decimal(String(cases?.total ?? 0)))} · {text.rowsNote}
      </p>
    </div>
  );
}
