import { type ChartLook, ChartPanel, useFormat, useLocale, useText } from '@sanyi/ui';
import { useCallback, useMemo } from 'react';
import { frontPageWords } from '../../text/front-page-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import type { IssueCount } from '../shared/contract.ts';
import { groupIssues } from '../shared/issue-groups.tsx';

const MOST = 8;
const BAR = 34;

/** What is wrong with front pages, most frequent first (问题构成). */
export function IssueMix({ issues, title }: { issues: readonly IssueCount[]; title: string }) {
  const text = useText(frontPageWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  const groups = useMemo(() => groupIssues(issues).toSorted((one, other) => other.rows - one.rows), [issues]);
  const shown = useMemo(() => groups.slice(0, MOST).toReversed(), [groups]);
  const option = useCallback(
    (look: ChartLook) => ({
      grid: { left: 8, right: 64, top: 4, bottom: 4, containLabel: true },
      tooltip: { show: false },
      xAxis: { ...look.valueAxis, axisLabel: { show: false }, splitLine: { show: false } },
      yAxis: {
        ...look.categoryAxis,
        data: shown.map((group) => say(group.message)),
        axisLabel: { color: look.palette.ink, fontSize: 12, width: 320, overflow: 'break' },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 18,
          data: shown.map((group) => ({
            value: group.rows,
            itemStyle: { color: group.severity === 'reject' ? look.palette.red : look.palette.amber },
          })),
          label: {
            show: true,
            position: 'right',
            color: look.palette.ink,
            formatter: ({ value }: { value: number }) => format.decimal(String(value)),
          },
        },
      ],
    }),
    [shown, say, format],
  );
  const [first] = groups;
  if (!first) return null;
  const total = groups.reduce((sum, one) => sum + one.rows, 0);
  return (
    <ChartPanel
      finding={text.mixFinding(say(first.message), ((100 * first.rows) / total).toFixed(1))}
      subtitle={text.mixSubtitle(title)}
      option={option}
      height={Math.max(shown.length * BAR, 80)}
      table={{
        columns: [shared.issue, shared.severity, shared.issueRows],
        rows: groups.map((group) => [
          say(group.message),
          shared[group.severity],
          format.decimal(String(group.rows)),
        ]),
      }}
      note={`■ ${shared.reject}  ▲ ${shared.warn}`}
    />
  );
}
