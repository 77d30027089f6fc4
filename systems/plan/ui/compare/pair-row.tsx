import type { LocalText } from '@sanyi/kernel';
import { Figure, GoLink, Local, useFormat, useLocale, useText } from '@sanyi/ui';
import { Fragment, memo } from 'react';
import { compareWords } from '../../text/ui-words-compare.ts';
import type { ComparedPair, ComparedTask, CompareMode, PairClass } from '../shared/contract.ts';
import { useClassNames } from './class-names.ts';
import { stretches, tellingClasses, titleEnd, valueWords } from './model.ts';

const SHAPES: Readonly<Record<PairClass, string>> = {
  new: '＋',
  dropped: '－',
  tightened: '▲',
  loosened: '▽',
  'moved-owner': '⇄',
  'renamed-body': '≈',
  reworded: '～',
  unchanged: '＝',
};

/** Class of a pair with its shape (类别标记). */
export function ClassMark({ of, name }: { of: PairClass; name: string }) {
  return (
    <span className={`cmp-class cmp-class-${of}`}>
      <i aria-hidden="true">{SHAPES[of]}</i>
      {name}
    </span>
  );
}

/** One pair (对照行): class, both sentences with their differences, and what changed in figures, owners and dates. */
export const PairRow = memo(function PairRow({ pair, mode }: { pair: ComparedPair; mode: CompareMode }) {
  const text = useText(compareWords);
  const { say } = useLocale();
  const names = useClassNames(mode);
  const parent = mode === 'parent';
  return (
    <li className="cmp-row" data-class={pair.class}>
      <div className="cmp-classes" title={say(pair.explanation)}>
        {tellingClasses(pair).map((one) => (
          <ClassMark key={one} of={one} name={names[one]} />
        ))}
        {pair.left && pair.right && (
          <small className="sanyi-faint">{text.similarity(Math.floor(pair.similarity * 100))}</small>
        )}
      </div>
      <Side
        task={pair.left}
        only={pair.leftOnly}
        kind="left"
        whole={pair.right === null}
        none={parent ? text.noParent : text.noLeft}
      />
      <Side
        task={pair.right}
        only={pair.rightOnly}
        kind="right"
        whole={pair.left === null}
        none={parent ? text.noHere : text.noRight}
      />
      <Changes pair={pair} parent={parent} />
    </li>
  );
});

function Side({
  task,
  only,
  kind,
  whole,
  none,
}: {
  task: ComparedTask | null;
  only: ComparedPair['leftOnly'];
  kind: 'left' | 'right';
  /** The other side lacks the whole task: marking every word would say nothing. */
  whole: boolean;
  none: string;
}) {
  const text = useText(compareWords);
  if (task === null) return <div className="cmp-side cmp-none">{none}</div>;
  const Mark = kind === 'left' ? 'del' : 'ins';
  const title = titleEnd(task.text, task.title);
  return (
    <div className="cmp-side">
      {title === 0 && (
        <h3>
          {task.number && <i>{task.number}</i>}
          {task.title}
        </h3>
      )}
      <p lang="zh-CN">
        {stretches(task.text, whole ? [] : only, title).map((one) => {
          const Tag = one.only ? Mark : 'span';
          const classes = [one.number ? 'cmp-number' : '', one.title ? 'cmp-title' : ''].filter(Boolean);
          return (
            <Tag key={one.from} className={classes.join(' ') || undefined}>
              {one.text}
            </Tag>
          );
        })}
      </p>
      <footer>
        <span>
          <Names of={task.departments.slice(0, 3)} />
        </span>
        {task.paperHref && <GoLink href={task.paperHref}>{text.inPaper}</GoLink>}
        <GoLink href={task.href}>{text.openTask}</GoLink>
      </footer>
    </div>
  );
}

/** Names of departments, one behind the other. */
function Names({ of: names }: { of: readonly LocalText[] }) {
  return names.map((name, place) => (
    <Fragment key={name.zh}>
      {place > 0 && ' '}
      <Local text={name} />
    </Fragment>
  ));
}

/** A target's value that opens the sentence it comes from. */
function TargetValue({ words, id, indicator }: { words: string; id: string | null; indicator: string }) {
  const format = useFormat();
  const value = format.phrase(valueWords(words, indicator) ?? '');
  if (id === null) return value;
  return (
    <Figure
      size="text"
      value={{ text: value, unit: '' }}
      source={{ system: 'plan', kind: 'target', id }}
      label={indicator}
    />
  );
}

const ARROWS = {
  tightened: '▲',
  loosened: '▽',
  changed: '≠',
  added: '＋',
  removed: '－',
  same: '＝',
} as const;

function Changes({ pair, parent }: { pair: ComparedPair; parent: boolean }) {
  const text = useText(compareWords);
  const format = useFormat();
  const words = {
    tightened: parent ? text.parentTightened : text.change_tightened,
    loosened: parent ? text.parentLoosened : text.change_loosened,
    changed: text.change_changed,
    added: parent ? text.parentAdded : text.change_added,
    removed: parent ? text.parentRemoved : text.change_removed,
    same: text.change_same,
  };
  const due = { earlier: text.earlier, later: text.later, set: text.set, lifted: text.lifted };
  // Against a parent the left value still stands; only a value of last year is struck out.
  const Before = parent ? 'span' : 's';
  const { dueChange, departmentChanges } = pair;
  const { say } = useLocale();
  const both = pair.left !== null && pair.right !== null;
  const targets = pair.targetChanges.filter(({ change }) => change !== 'same');
  const dated = dueChange.change !== 'same' && dueChange.change !== 'rolled' ? due[dueChange.change] : null;
  return (
    <ul className="cmp-changes" aria-label={text.changes}>
      {targets.map((change, place) => (
        <li key={place} className={`cmp-chip cmp-chip-${change.change}`}>
          <span>{change.indicator}</span>
          <b>
            {change.before && (
              <Before>
                <TargetValue words={change.before} id={change.beforeId} indicator={change.indicator} />
              </Before>
            )}
            {change.before && change.after && <i aria-hidden="true"> → </i>}
            {change.after && (
              <TargetValue words={change.after} id={change.afterId} indicator={change.indicator} />
            )}
          </b>
          <small>
            <i aria-hidden="true">{ARROWS[change.change]}</i> {words[change.change]}
          </small>
        </li>
      ))}
      {both && departmentChanges.removed.length + departmentChanges.added.length > 0 && (
        <li className="cmp-chip">
          <span>{text.departments}</span>
          <b>
            {departmentChanges.removed.length > 0 && (
              <s>
                <Names of={departmentChanges.removed} />
              </s>
            )}{' '}
            <Names of={departmentChanges.added} />
          </b>
        </li>
      )}
      {departmentChanges.renamed.map((one) => (
        <li key={one.before.zh} className="cmp-chip">
          <span>{text.renamedBody}</span>
          <b>
            <s>{say(one.before)}</s> → {say(one.after)}
          </b>
        </li>
      ))}
      {both && dated && (
        <li className="cmp-chip">
          <span>{text.due}</span>
          <b>
            {dueChange.before && <s>{format.day(dueChange.before)}</s>}
            {dueChange.before && dueChange.after && ' → '}
            {dueChange.after && format.day(dueChange.after)}
          </b>
          <small>{dated}</small>
        </li>
      )}
    </ul>
  );
}
