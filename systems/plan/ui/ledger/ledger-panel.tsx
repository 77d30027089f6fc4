import { GoLink, ProblemNote, QuoteBlock, SidePanel, useLocale, useRoute, useText } from '@sanyi/ui';
import { Button, Spin } from 'antd';
import { ledgerWords } from '../../text/ledger-words.ts';
import { type LedgerRow, planRoute, type TaskPage } from '../shared/contract.ts';
import { AssignEdit } from '../task/assign-edit.tsx';
import { Steps } from '../task/steps.tsx';
import { DueEdit, PersonEdit } from '../task/task-edits.tsx';
import { useSaving } from '../task/use-saving.tsx';
import { LightCell, RuleVersion, TargetPhrase, WorkStateMark } from './row-parts.tsx';

const STALE = [planRoute('ledger'), planRoute('task'), planRoute('home')];

/** A task at a glance beside the table (侧栏): its sentence, why its light, who and when, and quick edits. */
export function LedgerPanel({
  row,
  onClose,
  onStep,
}: {
  row: LedgerRow | null;
  onClose: () => void;
  /** To the row before (-1) or after (1). */
  onStep: (by: -1 | 1) => void;
}) {
  const text = useText(ledgerWords);
  return (
    <SidePanel
      open={row !== null}
      width={460}
      onClose={onClose}
      title={row && `${row.number} ${row.title}`.trim()}
      actions={
        <>
          <Button
            type="text"
            size="small"
            aria-label={text.previousTask}
            title={text.previousTask}
            onClick={() => onStep(-1)}
          >
            ↑
          </Button>
          <Button
            type="text"
            size="small"
            aria-label={text.nextTask}
            title={text.nextTask}
            onClick={() => onStep(1)}
          >
            ↓
          </Button>
        </>
      }
    >
      {row && <Glance key={row.id} row={row} />}
    </SidePanel>
  );
}

function Glance({ row }: { row: LedgerRow }) {
  const text = useText(ledgerWords);
  const { say } = useLocale();
  const { data, error, refetch } = useRoute<TaskPage>(planRoute('task'), {
    params: { taskId: row.id },
    keepPrevious: false,
  });
  const saving = useSaving(STALE);
  return (
    <div className="plan-glance">
      <div className="plan-glance-head">
        <WorkStateMark state={row.workState} />
        <LightCell light={row.light} />
        <GoLink href={row.href}>{text.openTask} →</GoLink>
      </div>
      <p className="plan-why">
        {row.light.rule === null && row.light.light === 'grey' ? text.noRule : say(row.light.reason)}
        {row.light.rule && (
          <>
            {' '}
            <RuleVersion version={row.light.rule} />
          </>
        )}
      </p>
      <ProblemNote
        problem={error ?? saving.problem}
        onRetry={error ? () => void refetch() : saving.dismiss}
      />
      {data ? <Steps page={data} saving={saving} /> : <Spin size="small" />}
      <dl className="plan-glance-facts">
        <dt>{text.dueColumn}</dt>
        <dd>
          {data ? <DueEdit task={data.task} saving={saving} editable={data.rights.review} /> : row.dueOn}
          {row.overdueDays !== null && <b className="plan-over">{text.daysOver(row.overdueDays)}</b>}
        </dd>
        <dt>{text.person}</dt>
        <dd>
          {data ? (
            <PersonEdit task={data.task} saving={saving} rights={data.rights} />
          ) : (
            row.responsiblePerson
          )}
        </dd>
        <dt>{text.departments}</dt>
        <dd>{data && <AssignEdit task={data.task} saving={saving} editable={data.rights.assign} />}</dd>
        {row.targets.length > 0 && <dt>{text.targets}</dt>}
        {row.targets.length > 0 && (
          <dd className="plan-target-cell">
            {row.targets.map((target) => (
              <TargetPhrase key={target.id} target={target} />
            ))}
          </dd>
        )}
        <dt>{text.milestones}</dt>
        <dd>{row.milestones === 0 ? text.none : `${row.milestonesDone}/${row.milestones}`}</dd>
        <dt>{text.evidence}</dt>
        <dd>{row.evidence || text.none}</dd>
      </dl>
      {data?.context ? (
        <QuoteBlock quote={data.context} caption={row.sectionPath.at(-1) ?? row.planTitle} />
      ) : (
        row.paperHref && (
          <QuoteBlock
            quote={{ before: '', text: row.text, after: '', href: row.paperHref }}
            caption={row.planTitle}
          />
        )
      )}
      {saving.dialog}
    </div>
  );
}
