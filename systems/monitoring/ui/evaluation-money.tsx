import { DataTable, Figure, useFormat, useText } from '@sanyi/ui';
import { evaluationWords } from '../text/evaluation-words.ts';
import type { Evaluation } from './contract.ts';
import { yuanOf } from './yuan.ts';

/** Money shared by the scores (资金分配), each sum with its source or the mark that it has none. */
export function EvaluationMoney({
  evaluation,
  evaluationId,
}: {
  evaluation: Evaluation;
  evaluationId: string | null;
}) {
  const text = useText(evaluationWords);
  const format = useFormat();
  return (
    <section className="sanyi-section">
      <h2>{text.money}</h2>
      <p className="sanyi-soft">{text.threshold(evaluation.rule.fundingThreshold)}</p>
      {evaluation.fundings.map((funding) => (
        <div key={funding.id} className="monitoring-money">
          <h3>{text.moneyOf(funding.name, format.quantity(yuanOf(funding.amountFen), '元'))}</h3>
          <p className={funding.source === '' ? 'monitoring-proposed' : 'sanyi-soft'}>
            {funding.source === '' ? text.sourceMissing : `${text.source}：${funding.source}`}
          </p>
          <DataTable
            id="monitoring.evaluation-money"
            label={funding.name}
            rows={funding.shares}
            rowKey={(one) => one.organisationId}
            columns={[
              {
                id: 'department',
                title: text.department,
                matters: 1,
                render: (one) => one.name,
                total: funding.leftFen === '0' ? undefined : `${text.left}：${text.leftNote}`,
              },
              {
                id: 'total',
                title: text.total,
                align: 'end',
                matters: 2,
                render: (one) => (one.total === null ? '—' : format.decimal(one.total)),
              },
              { id: 'base', title: text.base, align: 'end', render: (one) => format.decimal(one.base) },
              {
                id: 'amount',
                title: text.amount,
                align: 'end',
                matters: 3,
                total: format.quantity(
                  yuanOf(funding.leftFen === '0' ? funding.amountFen : funding.leftFen),
                  '元',
                ),
                render: (one) =>
                  evaluationId === null ? (
                    format.quantity(yuanOf(one.amountFen), '元')
                  ) : (
                    <Figure
                      value={{ text: yuanOf(one.amountFen), unit: '元' }}
                      source={{
                        system: 'monitoring',
                        kind: 'evaluation-money',
                        id: `${evaluationId}~${one.organisationId}~${funding.id}`,
                      }}
                      label={`${funding.name} ${one.name}`}
                    />
                  ),
              },
            ]}
          />
        </div>
      ))}
    </section>
  );
}
