import { useLocale, useText } from '@sanyi/ui';
import { Button, Checkbox, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { STATE_TITLES } from '../../engine/ledger/group-ledger.ts';
import { ledgerWords } from '../../text/ledger-words.ts';
import { OrganisationsSelect } from '../task/organisations-select.tsx';
import type { BulkChange, BulkKind } from './bulk-change.ts';

/** States into which the reform office can move many tasks; the others are steps of departments and inspectors. */
const OFFICE_STATES = ['running', 'delayed', 'cancelled', 'to-confirm'] as const;
type OfficeState = (typeof OFFICE_STATES)[number];

interface Draft {
  readonly lead: string[];
  readonly coop: string[] | null;
  readonly due: string;
  readonly ongoing: boolean;
  readonly person: string;
  readonly state: OfficeState | null;
  readonly reason: string;
}
const EMPTY: Draft = { lead: [], coop: null, due: '', ongoing: false, person: '', state: null, reason: '' };

/** The change a filled form stands for; null while something is missing. */
function changeOf(kind: BulkKind, draft: Draft): BulkChange | null {
  switch (kind) {
    case 'assign':
      if (draft.lead.length === 0) return null;
      return { leadOrganisationIds: draft.lead, ...(draft.coop ? { coopOrganisationIds: draft.coop } : {}) };
    case 'due':
      if (draft.ongoing) return { ongoing: true, dueOn: null };
      return draft.due ? { dueOn: draft.due, ongoing: false } : null;
    case 'person':
      return { responsiblePerson: draft.person.trim() || null };
    case 'state':
      if (!draft.state || (draft.state === 'delayed' && !draft.due)) return null;
      return {
        state: { to: draft.state, reason: draft.reason.trim() || null },
        ...(draft.state === 'delayed' ? { dueOn: draft.due } : {}),
      };
  }
}

/** The form of a bulk edit (批量修改表单): one kind of change for all ticked tasks. */
export function BulkForm({
  kind,
  title,
  count,
  busy,
  problem,
  onApply,
  onCancel,
}: {
  kind: BulkKind;
  title: string;
  count: number;
  busy: boolean;
  problem: ReactNode;
  onApply: (change: BulkChange) => void;
  onCancel: () => void;
}) {
  const text = useText(ledgerWords);
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const set = (some: Partial<Draft>) => setDraft((old) => ({ ...old, ...some }));
  const change = changeOf(kind, draft);
  return (
    <Modal open title={title} onCancel={onCancel} footer={null} width={520} destroyOnHidden>
      <form
        className="plan-bulk-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (change) onApply(change);
        }}
      >
        {problem}
        {kind === 'assign' && <AssignFields draft={draft} set={set} />}
        {kind === 'due' && <DueFields draft={draft} set={set} />}
        {kind === 'person' && (
          <label>
            <span>{text.newPerson}</span>
            <Input
              autoFocus
              maxLength={60}
              value={draft.person}
              placeholder={text.clearPerson}
              onChange={(event) => set({ person: event.target.value })}
            />
          </label>
        )}
        {kind === 'state' && <StateFields draft={draft} set={set} />}
        <footer>
          <Button type="primary" htmlType="submit" disabled={!change} loading={busy}>
            {text.apply(count)}
          </Button>
          <Button type="text" onClick={onCancel}>
            {text.cancel}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}

interface FieldProps {
  readonly draft: Draft;
  readonly set: (some: Partial<Draft>) => void;
}

function AssignFields({ draft, set }: FieldProps) {
  const text = useText(ledgerWords);
  return (
    <>
      <label>
        <span>{text.leadLabel}</span>
        <OrganisationsSelect
          autoFocus
          label={text.leadLabel}
          value={draft.lead}
          onChange={(lead) => set({ lead })}
        />
      </label>
      <Checkbox
        checked={draft.coop !== null}
        onChange={(event) => set({ coop: event.target.checked ? [] : null })}
      >
        {text.replaceCoop}
      </Checkbox>
      {draft.coop === null ? (
        <p className="sanyi-faint">{text.keepCoop}</p>
      ) : (
        <label>
          <span>{text.coopLabel}</span>
          <OrganisationsSelect label={text.coopLabel} value={draft.coop} onChange={(coop) => set({ coop })} />
        </label>
      )}
    </>
  );
}

function DueFields({ draft, set }: FieldProps) {
  const text = useText(ledgerWords);
  return (
    <>
      <label>
        <span>{text.newDue}</span>
        <Input
          autoFocus
          type="date"
          disabled={draft.ongoing}
          value={draft.due}
          onChange={(event) => set({ due: event.target.value })}
        />
      </label>
      <Checkbox checked={draft.ongoing} onChange={(event) => set({ ongoing: event.target.checked })}>
        {text.makeOngoing}
      </Checkbox>
    </>
  );
}

function StateFields({ draft, set }: FieldProps) {
  const text = useText(ledgerWords);
  const { say } = useLocale();
  return (
    <>
      <label>
        <span>{text.newState}</span>
        <Select<OfficeState>
          autoFocus
          aria-label={text.newState}
          value={draft.state}
          options={OFFICE_STATES.map((state) => ({ value: state, label: say(STATE_TITLES[state]) }))}
          onChange={(state) => set({ state })}
        />
      </label>
      {draft.state === 'delayed' && (
        <label>
          <span>{text.newDue}</span>
          <Input type="date" value={draft.due} onChange={(event) => set({ due: event.target.value })} />
        </label>
      )}
      <label>
        <span>{text.reason}</span>
        <Input.TextArea
          rows={2}
          maxLength={500}
          value={draft.reason}
          placeholder={text.reasonHint}
          onChange={(event) => set({ reason: event.target.value })}
        />
      </label>
    </>
  );
}
