import { type ClientProblem, ProblemNote, SidePanel, useText, VersionConflict } from '@sanyi/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { plansWords } from '../../text/ui-words-plans.ts';
import type { PlanChange, PlanDetail } from '../shared/contract.ts';

type Fields = Readonly<Record<'title' | 'docNumber' | 'issuer' | 'issuedOn' | 'year', string>>;
const NAMES = ['title', 'docNumber', 'issuer', 'issuedOn', 'year'] as const;

const fieldsOf = (plan: PlanDetail): Fields => ({
  title: plan.title,
  docNumber: plan.docNumber ?? '',
  issuer: plan.issuer ?? '',
  issuedOn: plan.issuedOn ?? '',
  year: plan.year === null ? '' : String(plan.year),
});

/** Only what differs; an emptied field is unknown, except the title. */
function changeOf(before: Fields, after: Fields): PlanChange {
  const some = NAMES.filter((name) => after[name].trim() !== before[name]).map((name) => {
    const value = after[name].trim();
    if (name === 'title') return [name, value];
    if (name === 'year') return [name, value === '' ? null : Number(value)];
    return [name, value === '' ? null : value];
  });
  return Object.fromEntries(some);
}

const isPlan = (value: unknown): value is PlanDetail =>
  typeof value === 'object' && value !== null && 'docNumber' in value && 'version' in value;

/** What the reform office may put right of a plan's own data (修改方案信息). */
export function PlanEdit({
  plan,
  busy,
  problem,
  onSave,
  onClose,
}: {
  plan: PlanDetail;
  busy: boolean;
  problem: ClientProblem | null;
  onSave: (change: PlanChange, version: number) => void;
  onClose: () => void;
}) {
  const text = useText(plansWords);
  const [base, setBase] = useState(plan);
  const [fields, setFields] = useState(() => fieldsOf(plan));
  const labels = {
    title: text.titleField,
    docNumber: text.docNumber,
    issuer: text.issuer,
    issuedOn: text.issuedOn,
    year: text.yearField,
  };
  const change = changeOf(fieldsOf(base), fields);
  const theirs = problem?.facts['current'];
  const conflict = isPlan(theirs) && theirs.version !== base.version ? theirs : null;
  return (
    <SidePanel
      open
      title={text.edit}
      onClose={onClose}
      actions={
        <Button
          type="primary"
          loading={busy}
          disabled={Object.keys(change).length === 0 || fields.title.trim() === ''}
          onClick={() => onSave(change, base.version)}
        >
          {text.save}
        </Button>
      }
    >
      <div className="sanyi-section">
        {!conflict && <ProblemNote problem={problem} />}
        {NAMES.map((name) => (
          <label key={name} className="plan-field">
            <span>{labels[name]}</span>
            <Input
              type={name === 'issuedOn' ? 'date' : 'text'}
              inputMode={name === 'year' ? 'numeric' : 'text'}
              value={fields[name]}
              onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
            />
          </label>
        ))}
      </div>
      {conflict && (
        <VersionConflict<Fields>
          open
          mine={fields}
          theirs={fieldsOf(conflict)}
          busy={busy}
          fields={NAMES.map((name) => ({
            id: name,
            label: labels[name],
            render: (one) => one[name] || '—',
            text: (one) => one[name],
          }))}
          onKeepMine={() => onSave(changeOf(fieldsOf(conflict), fields), conflict.version)}
          onTakeTheirs={() => {
            setBase(conflict);
            setFields(fieldsOf(conflict));
          }}
          onLater={onClose}
        />
      )}
    </SidePanel>
  );
}
