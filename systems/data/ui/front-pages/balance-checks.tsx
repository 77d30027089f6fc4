import {
  DataTable,
  EmptyState,
  ProblemNote,
  StateMark,
  useAddress,
  useFormat,
  useLocale,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Skeleton } from 'antd';
import { frontPageWords } from '../../text/front-page-words.ts';
import { type BalanceCheck, type BalanceRow, type Balances, dataRoute } from '../shared/contract.ts';
import { lineKey, useLineAddress } from '../shared/line-address.ts';
import { useInstitutions } from '../shared/use-names.ts';

/** Sums that must agree to the fen (费用平衡): each check with its count, then the rows that do not agree. */
export function BalanceChecks() {
  const text = useText(frontPageWords);
  const format = useFormat();
  const { say } = useLocale();
  const [query, change] = useAddress();
  const { data, error, isPending, refetch } = useRoute<Balances>(dataRoute('balances'));
  const checks = data?.checks ?? [];
  const checked = checks.reduce((sum, one) => sum + one.checked, 0);
  const wrong = checks.reduce((sum, one) => sum + one.wrong, 0);
  const open = checks.find((one) => one.id === query['check']) ?? checks.find((one) => one.wrong > 0);
  const count = (value: number) => format.decimal(String(value));
  return (
    <>
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && checked === 0 && <EmptyState title={text.noBalances}>{text.noBalancesNote}</EmptyState>}
      {checked > 0 && (
        <div className="sanyi-stack">
          <p className="data-headline">
            {wrong > 0
              ? text.balancesHeadline(count(wrong), count(checked))
              : text.balancesClean(count(checked))}
          </p>
          <DataTable<BalanceCheck>
            id="data.balance-checks"
            label={text.tabBalances}
            rows={checks}
            rowKey={(check) => check.id}
            openKey={open?.id ?? null}
            onOpen={(check) => change({ check: check.id, line: null })}
            columns={[
              { id: 'title', title: text.check, matters: 1, render: (check) => say(check.title) },
              {
                id: 'checked',
                title: text.checked,
                align: 'end',
                matters: 3,
                render: (check) => count(check.checked),
                total: count(checked),
              },
              {
                id: 'wrong',
                title: text.wrong,
                align: 'end',
                matters: 2,
                total: count(wrong),
                render: (check) => (
                  <StateMark light={check.wrong > 0 ? 'red' : 'green'} word={count(check.wrong)} />
                ),
              },
            ]}
          />
          {open && <BalanceRows check={open} />}
        </div>
      )}
    </>
  );
}

function BalanceRows({ check }: { check: BalanceCheck }) {
  const text = useText(frontPageWords);
  const format = useFormat();
  const { say } = useLocale();
  const { nameOf } = useInstitutions();
  const line = useLineAddress();
  const opened = line.place ? lineKey(line.place) : null;
  if (check.rows.length === 0) return <p className="sanyi-soft">{text.allBalanced}</p>;
  return (
    <section className="sanyi-section">
      <h2>
        {say(check.title)}
        <small className="sanyi-faint">
          {text.shown(check.rows.length, format.decimal(String(check.wrong)))}
        </small>
      </h2>
      <DataTable<BalanceRow>
        id="data.balances"
        label={say(check.title)}
        rows={check.rows}
        rowKey={lineKey}
        openKey={opened}
        onOpen={(row) => line.open(row)}
        columns={[
          { id: 'row', title: text.row, matters: 1, render: (row) => <code>{row.key}</code> },
          { id: 'institution', title: text.institution, render: (row) => nameOf(row.institution) },
          {
            id: 'left',
            title: text.left,
            align: 'end',
            matters: 3,
            render: (row) => format.exactAmount(row.leftFen),
          },
          { id: 'right', title: text.right, align: 'end', render: (row) => format.exactAmount(row.rightFen) },
          {
            id: 'difference',
            title: text.difference,
            align: 'end',
            matters: 2,
            order: (one, other) => Number(one.differenceFen) - Number(other.differenceFen),
            render: (row) => (
              <strong className="data-difference">{format.exactAmount(row.differenceFen)}</strong>
            ),
          },
        ]}
      />
    </section>
  );
}
