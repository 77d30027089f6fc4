import { DataTable, Figure, useFormat, useLocale, useText } from '@sanyi/ui';
import { qualityWords } from '../../text/quality-words.ts';
import type { QualityRow } from '../shared/contract.ts';
import { sourceOf } from '../shared/sources.ts';
import { Sparkline } from '../shared/sparkline.tsx';
import { byScore, latestScore, trendFloor, trendPoints } from './score-trend.ts';

/** Institutions with their scores by aspect (机构质量表), the lowest first. */
export function QualityTable({
  rows,
  openKey,
  onOpen,
}: {
  rows: readonly QualityRow[];
  openKey: string | null;
  onOpen: (institution: string) => void;
}) {
  const text = useText(qualityWords);
  const format = useFormat();
  const { say } = useLocale();
  const floor = trendFloor(rows.map(({ trend }) => trend));
  const aspects = [
    ...new Map(rows.flatMap((row) => row.aspects).map(({ aspect, title }) => [aspect, title])),
  ];
  return (
    <DataTable<QualityRow>
      id="data.quality"
      label={text.title}
      rows={rows}
      rowKey={(row) => row.institution}
      openKey={openKey}
      onOpen={(row) => onOpen(row.institution)}
      columns={[
        {
          id: 'institution',
          title: text.institution,
          matters: 1,
          pinned: true,
          render: (row) => (
            <span className="data-name">
              {say(row.name)}
              <code>{row.institution}</code>
            </span>
          ),
        },
        {
          id: 'score',
          title: text.score,
          align: 'end',
          matters: 2,
          order: byScore,
          render: (row) => (
            <strong>
              <Figure
                value={{ text: row.score.value, unit: '' }}
                source={sourceOf(row.score.figure)}
                label={`${say(row.name)} ${text.score}`}
              />
            </strong>
          ),
        },
        {
          id: 'trend',
          title: text.trend,
          render: (row) => (
            <Sparkline
              kind="line"
              least={floor}
              most={100}
              points={trendPoints(row.trend)}
              label={text.trendLabel(say(row.name), latestScore(row.trend) ?? '—')}
            />
          ),
        },
        ...aspects.map(([aspect, title]) => ({
          id: aspect,
          title: say(title),
          align: 'end' as const,
          order: (one: QualityRow, other: QualityRow) =>
            aspectValue(one, aspect) - aspectValue(other, aspect),
          render: (row: QualityRow) => {
            const own = row.aspects.find((item) => item.aspect === aspect);
            return own ? (
              <Figure
                value={{ text: own.score.value, unit: '' }}
                source={sourceOf(own.score.figure)}
                label={`${say(row.name)} ${say(title)}`}
              />
            ) : (
              '—'
            );
          },
        })),
        {
          id: 'issues',
          title: text.issues,
          align: 'end',
          matters: 3,
          order: (one, other) => one.issues - other.issues,
          render: (row) => format.decimal(String(row.issues)),
        },
        {
          id: 'rows',
          title: text.rows,
          align: 'end',
          order: (one, other) => one.rows - other.rows,
          render: (row) => format.decimal(String(row.rows)),
        },
      ]}
    />
  );
}

function aspectValue(row: QualityRow, aspect: string): number {
  return Number(row.aspects.find((item) => item.aspect === aspect)?.score.value ?? 1e9);
}
