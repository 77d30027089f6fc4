import { EmptyState, GoLink, pageHref, useFormat, useText } from '@sanyi/ui';
import { homeWords } from '../../text/home-words.ts';
import { type Home, type LedgerRow, planPage } from '../shared/contract.ts';
import { Changes } from './changes.tsx';
import { TaskList } from './task-list.tsx';

/** What an organisation leads stands before what it supports. */
const rank = ({ mine }: LedgerRow) => (mine === 'lead' ? 0 : 1);

/** Tasks of a department by urgency (按缓急排列): overdue, due soon, disputed, the rest; each once, own leads first. */
export function byUrgency(
  mine: Home['mine'],
  titles: {
    readonly overdue: string;
    readonly soon: string;
    readonly disputed: string;
    readonly other: string;
  },
): { readonly rows: readonly LedgerRow[]; readonly groupOf: (row: LedgerRow) => string } {
  const groups = new Map<string, string>();
  const rows: LedgerRow[] = [];
  for (const [list, title] of [
    [mine.overdue, titles.overdue],
    [mine.soon, titles.soon],
    [mine.disputed, titles.disputed],
    [mine.tasks, titles.other],
  ] as const)
    for (const row of list.toSorted((one, other) => rank(one) - rank(other)))
      if (!groups.has(row.id)) {
        groups.set(row.id, title);
        rows.push(row);
      }
  return { rows, groupOf: (row) => groups.get(row.id) ?? titles.other };
}

/** Home of a department (部门工作台): what is asked of it, and its tasks with the urgent ones first. */
export function DepartmentHome({ home }: { home: Home }) {
  const text = useText(homeWords);
  const format = useFormat();
  const { mine, planId } = home;
  const { rows, groupOf } = byUrgency(mine, {
    overdue: text.mineOverdue,
    soon: text.mineSoon,
    disputed: text.mineDisputed,
    other: text.mineOther,
  });
  return (
    <>
      {mine.asked.length > 0 && (
        <section className="sanyi-section" id="asked">
          <h2>{text.asked}</h2>
          <ul className="plan-asked">
            {mine.asked.map((question) => (
              <li key={question.commentId}>
                <div>
                  <p>{question.text}</p>
                  <span className="sanyi-faint">
                    {question.by} · {format.instant(question.at)} · {question.taskTitle}
                  </span>
                </div>
                <GoLink href={question.href}>{text.answerIt} →</GoLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="sanyi-section">
        <h2>
          {text.mine}
          {mine.tasks.length > 0 && (
            <small>
              <GoLink href={pageHref(planPage('ledger'), {}, { planId, mine: 'true' })}>
                {text.mineAll(mine.tasks.length)} →
              </GoLink>
            </small>
          )}
        </h2>
        <TaskList
          id="plan.home.mine"
          label={text.mine}
          rows={rows}
          groupOf={groupOf}
          withPart
          empty={<EmptyState title={text.noMine}>{text.noMineText}</EmptyState>}
        />
      </section>
      <Changes home={home} />
    </>
  );
}
