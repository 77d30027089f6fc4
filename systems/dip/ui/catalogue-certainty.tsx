import { type ChartLook, ChartPanel, DataTable, EmptyState, useFormat, useText } from '@sanyi/ui';
import { useCallback, useMemo } from 'react';
import { certaintyWords } from '../text/certainty-words.ts';
import { halfWidth } from './certainty.ts';
import { type Catalogue, percentOf } from './contract.ts';
import { HospitalLevels } from './hospital-levels.tsx';

/** Upper edges of the bands of relative half width, in percent; the last is open. */
const EDGES = [5, 10, 15, 20, 30, 40, 50] as const;

type NearCore = NonNullable<Catalogue['certainty']>['nearCore'][number];

/** How sure the scores of a catalogue are (分值把握): what an interval means, how wide they are, who is near the threshold. */
export function CatalogueCertainty({ catalogue }: { catalogue: Catalogue }) {
  const text = useText(certaintyWords);
  const format = useFormat();
  const { certainty } = catalogue;
  if (!certainty) return <EmptyState title={text.certaintyNone} />;
  return (
    <>
      <p className="sanyi-soft dip-sentence">
        {text.sentence(format.decimal(String(Math.round(certainty.confidence * 100))), certainty.draws)}
      </p>
      <div className="sanyi-columns">
        <Widths catalogue={catalogue} />
        <HospitalLevels institutions={certainty.institutions} />
      </div>
      {certainty.nearCore.length > 0 && (
        <section className="sanyi-section">
          <h2>{text.nearCore}</h2>
          <p className="sanyi-soft">{text.nearCoreNote}</p>
          <DataTable<NearCore>
            id="dip.near-core"
            label={text.nearCore}
            rows={certainty.nearCore}
            rowKey={(row) => row.key}
            columns={[
              {
                id: 'key',
                title: text.combination,
                matters: 1,
                render: (row) => (
                  <span className="dip-two-lines">
                    {row.key}
                    <small>{row.name}</small>
                  </span>
                ),
              },
              {
                id: 'cases',
                title: text.cases,
                align: 'end',
                matters: 2,
                render: (row) => format.decimal(String(row.cases)),
                order: (one, other) => one.cases - other.cases,
              },
              {
                id: 'becomes',
                title: text.becomes,
                align: 'end',
                matters: 3,
                render: (row) => percentOf(row.becomesCore, 1),
                order: (one, other) => one.becomesCore - other.becomesCore,
              },
            ]}
          />
        </section>
      )}
    </>
  );
}

function Widths({ catalogue }: { catalogue: Catalogue }) {
  const { widthPercent } = catalogue.doubts;
  const text = useText(certaintyWords);
  const counts = useMemo(() => {
    const found = Array.from({ length: EDGES.length + 1 }, () => 0);
    for (const { score, interval } of catalogue.groups) {
      const half = halfWidth(score, interval);
      if (half === null) continue;
      const place = EDGES.findIndex((edge) => half <= edge);
      const at = place < 0 ? EDGES.length : place;
      found[at] = (found[at] ?? 0) + 1;
    }
    return found;
  }, [catalogue]);
  const labels = useMemo(
    () => [...EDGES.map((edge, place) => `${EDGES[place - 1] ?? 0}–${edge}%`), `> ${EDGES.at(-1)}%`],
    [],
  );
  const option = useCallback(
    (look: ChartLook) => ({
      xAxis: {
        ...look.categoryAxis,
        data: labels,
        axisLabel: { color: look.palette.inkSoft, fontSize: 12, interval: 0, hideOverlap: true },
      },
      yAxis: { ...look.valueAxis, minInterval: 1 },
      series: [
        {
          type: 'bar',
          name: text.groups,
          barCategoryGap: '12%',
          label: { show: true, position: 'top', color: look.palette.ink, fontSize: 12 },
          data: counts.map((value, place) => ({
            value,
            itemStyle: {
              color: (EDGES[place - 1] ?? 0) >= widthPercent ? look.palette.amber : look.series[0],
            },
          })),
        },
      ],
    }),
    [counts, labels, text, widthPercent],
  );
  const all = counts.reduce((sum, count) => sum + count, 0);
  const wide = catalogue.groups.filter(
    ({ score, interval }) => (halfWidth(score, interval) ?? 0) > widthPercent,
  ).length;
  return (
    <ChartPanel
      finding={text.widthFinding(wide, all, String(widthPercent))}
      subtitle={text.width}
      option={option}
      height={280}
      table={{
        columns: [text.width, text.groups],
        rows: counts.map((count, place) => [labels[place] ?? '', String(count)]),
      }}
    />
  );
}
