import { type Light, lightWords } from '@sanyi/kernel';
import {
  type ChartLook,
  ChartPanel,
  DataTable,
  EmptyState,
  Figure,
  useFormat,
  useLocale,
  useText,
} from '@sanyi/ui';
import { useCallback, useMemo } from 'react';
import { evaluationWords } from '../text/evaluation-words.ts';
import type { Evaluation } from './contract.ts';
import { EvaluationMoney } from './evaluation-money.tsx';
import { LightMark } from './light-mark.tsx';

type Department = Evaluation['departments'][number];
const PARTS = ['completion', 'attainment', 'timeliness', 'verification'] as const;
const LIGHTS: readonly Light[] = ['green', 'ongoing', 'yellow', 'red', 'grey'];

/**
 * What an evaluation says (考核内容): scores, targets, lights by period, money.
 *
 * @param evaluationId where it was issued: its figures open; of a tried one they are plain numbers
 */
export function EvaluationView({
  evaluation,
  evaluationId,
}: {
  evaluation: Evaluation;
  evaluationId: string | null;
}) {
  const text = useText(evaluationWords);
  const { say } = useLocale();
  const { weights, yellowCredit, toBeConfirmed, note } = evaluation.rule;
  return (
    <div className="sanyi-stack">
      <section className="sanyi-section">
        <h2>{text.ruleTitle}</h2>
        <p>
          {text.rule(
            weights.completion ?? 0,
            weights.attainment ?? 0,
            weights.timeliness ?? 0,
            weights.verification ?? 0,
            yellowCredit,
          )}{' '}
          {toBeConfirmed && <strong className="monitoring-proposed">{text.toBeConfirmed}</strong>}
        </p>
        {note && <p className="sanyi-soft">{say(note)}</p>}
      </section>
      <ScoreChart evaluation={evaluation} />
      <Scores evaluation={evaluation} evaluationId={evaluationId} />
      <Targets evaluation={evaluation} />
      {evaluation.history.length > 0 && <History evaluation={evaluation} />}
      {evaluation.fundings.length > 0 && (
        <EvaluationMoney evaluation={evaluation} evaluationId={evaluationId} />
      )}
    </div>
  );
}

function ScoreChart({ evaluation }: { evaluation: Evaluation }) {
  const text = useText(evaluationWords);
  const format = useFormat();
  const { say } = useLocale();
  const scored = useMemo(
    () => evaluation.departments.filter(({ total }) => total !== null),
    [evaluation.departments],
  );
  const nameOf = useCallback((one: Department) => say({ zh: one.name, en: one.nameEn }), [say]);
  const option = useCallback(
    (look: ChartLook) => ({
      grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
      xAxis: { ...look.valueAxis, min: 0, max: 100, interval: 25 },
      yAxis: { ...look.categoryAxis, inverse: true, data: scored.map(nameOf) },
      series: [
        {
          type: 'bar',
          name: text.total,
          barMaxWidth: 16,
          itemStyle: { color: look.series[0] },
          label: {
            show: true,
            position: 'right',
            color: look.palette.ink,
            formatter: ({ dataIndex }: { dataIndex: number }) => scored[dataIndex]?.total ?? '',
          },
          data: scored.map(({ total }) => Number(total)),
        },
      ],
    }),
    [scored, nameOf, text],
  );
  const [best] = scored;
  if (!best) return null;
  return (
    <ChartPanel
      finding={text.finding(nameOf(best), format.decimal(best.total ?? ''))}
      subtitle={text.chartNote}
      option={option}
      height={Math.max(160, scored.length * 30 + 40)}
      table={{
        columns: [text.department, text.total],
        rows: scored.map((one) => [nameOf(one), one.total ?? '']),
      }}
    />
  );
}

function Scores({ evaluation, evaluationId }: { evaluation: Evaluation; evaluationId: string | null }) {
  const text = useText(evaluationWords);
  const format = useFormat();
  const { say } = useLocale();
  const cell = (one: Department, key: string, score: string | null, label: string) =>
    evaluationId === null ? (
      score === null ? (
        '—'
      ) : (
        format.decimal(score)
      )
    ) : (
      <Figure
        value={{ text: score, unit: '' }}
        source={{
          system: 'monitoring',
          kind: 'evaluation-score',
          id: `${evaluationId}~${one.organisationId}~${key}`,
        }}
        label={`${one.name} ${label}`}
      />
    );
  return (
    <section className="sanyi-section">
      <h2>{text.scores}</h2>
      <DataTable
        id="monitoring.evaluation-scores"
        label={text.scores}
        rows={evaluation.departments}
        rowKey={(one) => one.organisationId}
        columns={[
          { id: 'place', title: text.place, align: 'end', render: (one) => one.place ?? '—' },
          {
            id: 'department',
            title: text.department,
            matters: 1,
            render: (one) => say({ zh: one.name, en: one.nameEn }),
          },
          ...PARTS.map((part) => ({
            id: part,
            title: `${text[part]} ${evaluation.rule.weights[part] ?? ''}`,
            align: 'end' as const,
            render: (one: Department) =>
              cell(one, part, one.parts.find((item) => item.part === part)?.score ?? null, text[part]),
          })),
          {
            id: 'total',
            title: text.total,
            align: 'end',
            matters: 2,
            render: (one) => cell(one, 'total', one.total, text.total),
          },
        ]}
      />
      {evaluation.unassigned.length > 0 && (
        <p className="sanyi-soft">{text.unassigned(evaluation.unassigned.length)}</p>
      )}
    </section>
  );
}

function Targets({ evaluation }: { evaluation: Evaluation }) {
  const text = useText(evaluationWords);
  const format = useFormat();
  const { say } = useLocale();
  const rows = [...evaluation.departments.flatMap(({ targets }) => targets), ...evaluation.ownTargets];
  return (
    <section className="sanyi-section">
      <h2>{text.targets}</h2>
      <DataTable
        id="monitoring.evaluation-targets"
        label={text.targets}
        rows={rows}
        rowKey={(one) => one.targetId}
        empty={<EmptyState title={text.noTargets} />}
        columns={[
          {
            id: 'target',
            title: text.target,
            width: 280,
            matters: 1,
            render: (one) => (
              <span className="monitoring-target-name">
                {format.phrase(one.targetText)}
                {one.taskTitle && <small>{one.taskTitle}</small>}
              </span>
            ),
          },
          {
            id: 'baseline',
            title: text.baseline,
            align: 'end',
            render: (one) => (one.baseline === null ? '—' : format.quantity(one.baseline, one.unit)),
          },
          {
            id: 'value',
            title: text.value,
            align: 'end',
            matters: 2,
            render: (one) =>
              one.value ? (
                <Figure
                  value={{ text: one.value.result, unit: one.value.unit }}
                  source={{ system: 'indicators', kind: 'value', id: one.value.id }}
                  label={one.indicator}
                  numerator={one.value.denominator === null ? null : one.value.numerator}
                  denominator={one.value.denominator}
                />
              ) : (
                '—'
              ),
          },
          {
            id: 'share',
            title: text.share,
            align: 'end',
            render: (one) => (one.share === null ? '—' : format.quantity(one.share, '%')),
          },
          { id: 'light', title: text.state, matters: 3, render: (one) => <LightMark light={one.light} /> },
          {
            id: 'why',
            title: text.why,
            width: 260,
            render: (one) => (
              <span className="monitoring-why-cell">
                {one.reasons.map((reason) => say(reason.text)).join(' ')}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}

function History({ evaluation }: { evaluation: Evaluation }) {
  const text = useText(evaluationWords);
  const format = useFormat();
  const { say } = useLocale();
  return (
    <section className="sanyi-section">
      <h2>{text.history}</h2>
      <DataTable
        id="monitoring.evaluation-history"
        label={text.history}
        rows={evaluation.history}
        rowKey={(one) => one.period}
        columns={[
          { id: 'period', title: text.period, matters: 1, render: (one) => format.period(one.period) },
          ...LIGHTS.map((light, place) => ({
            id: light,
            title: say(lightWords[light]),
            align: 'end' as const,
            ...(place < 2 ? { matters: (place + 2) as 2 | 3 } : {}),
            render: (one: Evaluation['history'][number]) => one.counts[light],
          })),
        ]}
      />
    </section>
  );
}
