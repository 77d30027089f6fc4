import type { LocalText } from '@sanyi/kernel';
import { Figure, Local, StateMark, useFormat, useLocale, useText } from '@sanyi/ui';
import { STATE_TITLES } from '../../engine/ledger/group-ledger.ts';
import { ledgerWords } from '../../text/ledger-words.ts';
import type { LedgerRow, LightState } from '../shared/contract.ts';
import { usePhrases } from '../shared/phrases.ts';
import './row-parts.css';

type WorkState = LedgerRow['workState'];

/** How far a state is, as a small clock face: empty, half, nearly, full; or a sign where it is no progress. */
const FACES: Readonly<Record<WorkState, string>> = {
  'to-confirm': '',
  'to-adjust': 'M6 3v3.6 M6 8.6v.4',
  running: 'M6 1.5A4.5 4.5 0 0 1 6 10.5Z',
  submitted: 'M6 1.5A4.5 4.5 0 1 1 1.5 6H6Z',
  done: 'M3.4 6.2l1.9 1.9 3.4-4',
  delayed: 'M6 3.2V6l2 1.4',
  cancelled: 'M4 4l4 4 M8 4l-4 4',
};

/** State of the work on a task (任务状态), with its clock face. */
export function WorkStateMark({ state }: { state: WorkState }) {
  const { say } = useLocale();
  return (
    <span className={`plan-work plan-work-${state}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <circle cx="6" cy="6" r="4.5" />
        <path d={FACES[state]} />
      </svg>
      {say(STATE_TITLES[state])}
    </span>
  );
}

/** The light of a row (灯色); its reason is the tooltip and is read aloud. */
export function LightCell({ light }: { light: LightState }) {
  const { say } = useLocale();
  return (
    <span title={say(light.reason)} className="plan-light-cell">
      <StateMark light={light.light} />
      <span className="sanyi-hidden">{say(light.reason)}</span>
    </span>
  );
}

/** The published rule behind a light (规则版本) by the day it took force; unknown forms are shown as they are. */
export function RuleVersion({ version }: { version: string }) {
  const text = useText(ledgerWords);
  const format = useFormat();
  const day = /\d{4}-\d{2}-\d{2}/.exec(version)?.[0];
  return (
    <small className="sanyi-faint" title={version}>
      {day ? text.rule(format.day(day)) : version}
    </small>
  );
}

/** Departments of a row (责任单位): those that no organisation stands for are marked. */
export function DepartmentNames({
  departments,
  lead = false,
}: {
  departments: LedgerRow['lead'];
  /** An empty lead is a lack, an empty list of supporters is not. */
  lead?: boolean;
}) {
  const text = useText(ledgerWords);
  if (departments.length === 0)
    return lead ? (
      <span className="plan-lack">{text.noLead}</span>
    ) : (
      <span className="sanyi-faint">{text.none}</span>
    );
  return (
    <>
      {departments.map((one, place) => (
        <span key={`${one.organisationId ?? one.name}${place}`} className="plan-department">
          <Local text={{ zh: one.name, en: one.nameEn }} />
          {one.organisationId === null && lead && <i title={text.unassigned}>?</i>}
        </span>
      ))}
    </>
  );
}

/** The due day of a row (完成时限), and how late it is. */
export function DueCell({ row }: { row: Pick<LedgerRow, 'dueOn' | 'ongoing' | 'overdueDays'> }) {
  const text = useText(ledgerWords);
  const format = useFormat();
  if (row.ongoing) return <span className="sanyi-soft">{text.ongoing}</span>;
  if (row.dueOn === null) return <span className="sanyi-faint">{text.undated}</span>;
  return (
    <span className="plan-due">
      {format.day(row.dueOn)}
      {row.overdueDays !== null && <b>{text.daysOver(row.overdueDays)}</b>}
    </span>
  );
}

/** Comparisons whose sign every reader knows; the others are said in words. */
const SIGNS: Readonly<Partial<Record<LedgerRow['targets'][number]['comparator'], string>>> = {
  ge: '≥',
  gt: '>',
  le: '≤',
  lt: '<',
  eq: '=',
};

/** One target in a row or list (量化目标): the words of the indicator, the value as a figure that opens. */
export function TargetPhrase({ target }: { target: LedgerRow['targets'][number] }) {
  const value = target.value2 === null ? target.value : `${target.value}–${target.value2}`;
  const say = usePhrases();
  const sign = SIGNS[target.comparator] ?? say.comparator(target.comparator);
  return (
    <span className="plan-target-phrase">
      {target.indicator}{' '}
      <span className="plan-nowrap">
        <span className="sanyi-soft">{sign}</span>{' '}
        <Figure
          value={{ text: value, unit: value === null ? '' : target.unit }}
          source={{ system: 'plan', kind: 'target', id: target.id }}
          label={target.indicator}
        />
      </span>
    </span>
  );
}

const MOST_TARGETS = 2;

/** Targets of a row: the first two, and how many more. */
export function TargetCell({ targets }: { targets: LedgerRow['targets'] }) {
  const text = useText(ledgerWords);
  if (targets.length === 0) return <span className="sanyi-faint">{text.none}</span>;
  const more = targets.length - MOST_TARGETS;
  return (
    <span className="plan-target-cell">
      {targets.slice(0, MOST_TARGETS).map((target) => (
        <TargetPhrase key={target.id} target={target} />
      ))}
      {more > 0 && <span className="sanyi-faint">{text.moreTargets(more)}</span>}
    </span>
  );
}

/** A refusal of one row in both languages, as bulk edit and re-import answer it. */
export interface RowRefusal {
  readonly title: LocalText;
  readonly detail: LocalText;
  readonly cure: LocalText;
}

/** What was refused, why and what to do, small enough for a table cell. */
export function RefusalText({ problem }: { problem: RowRefusal }) {
  const { say } = useLocale();
  return (
    <div className="plan-refusal">
      <strong>{say(problem.title)}</strong>
      <span>{say(problem.detail)}</span>
      <em>{say(problem.cure)}</em>
    </div>
  );
}
