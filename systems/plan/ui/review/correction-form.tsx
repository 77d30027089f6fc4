import { useText } from '@sanyi/ui';
import { Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { reviewWords } from '../../text/ui-words-review.ts';
import type { TreeSection } from '../shared/contract.ts';
import { usePhrases } from '../shared/phrases.ts';
import { DepartmentRows } from './department-rows.tsx';
import type { Draft } from './draft.ts';
import { DeadlineRows, TargetRows } from './item-rows.tsx';
import type { Part } from './original.ts';

export interface RowsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** The fields of a correction (更正表单); under each group stands what the reader proposed. */
export function CorrectionForm({
  draft,
  original,
  sections,
  selected,
  paper,
  onChange,
}: RowsProps & {
  original: readonly Part[] | null;
  sections: readonly TreeSection[];
  selected: readonly [number, number] | null;
  paper: string;
}) {
  const text = useText(reviewWords);
  const { words } = usePhrases();
  const set = (some: Partial<Draft>) => onChange({ ...draft, ...some });
  const read = (...ids: readonly Part['id'][]) => original?.filter(({ id }) => ids.includes(id)) ?? null;
  return (
    <div className="rv-form">
      <Group title={text.groupTask} read={read('number', 'title')}>
        <div className="rv-form-line">
          <Field label={text.number} narrow>
            <Input
              value={draft.number}
              maxLength={40}
              onChange={(event) => set({ number: event.target.value })}
            />
          </Field>
          <Field label={text.kind}>
            <Select
              value={draft.kind}
              options={(['task', 'measure'] as const).map((value) => ({ value, label: words[value] }))}
              onChange={(kind) => set({ kind })}
            />
          </Field>
        </div>
        <Field label={text.title}>
          <Input.TextArea
            autoFocus
            autoSize={{ minRows: 1, maxRows: 4 }}
            value={draft.title}
            maxLength={500}
            onChange={(event) => set({ title: event.target.value })}
          />
        </Field>
        <Field label={text.section}>
          <Select<string | null>
            value={draft.sectionId}
            allowClear
            placeholder={text.noSection}
            options={sections.map((section) => ({
              value: section.id,
              label: `${'　'.repeat(section.level - 1)}${section.number ? `${section.number} ` : ''}${section.title}`,
            }))}
            onChange={(sectionId) => set({ sectionId: sectionId ?? null })}
          />
        </Field>
      </Group>
      <Group title={text.groupDepartments} read={read('lead', 'coop')}>
        <DepartmentRows draft={draft} onChange={onChange} />
        <Checkbox checked={draft.teach} onChange={(event) => set({ teach: event.target.checked })}>
          {text.teach}
        </Checkbox>
      </Group>
      <Group title={text.groupDeadlines} read={read('deadlines')}>
        <div className="rv-form-line">
          <Field label={text.dueOn}>
            <Input
              type="date"
              value={draft.dueOn ?? ''}
              onChange={(event) => set({ dueOn: event.target.value || null })}
            />
          </Field>
          <Checkbox checked={draft.ongoing} onChange={(event) => set({ ongoing: event.target.checked })}>
            {text.ongoing}
          </Checkbox>
        </div>
        <DeadlineRows draft={draft} onChange={onChange} selected={selected} paper={paper} />
      </Group>
      <Group title={text.groupTargets} read={read('targets')}>
        <TargetRows draft={draft} onChange={onChange} selected={selected} paper={paper} />
      </Group>
      <Field label={text.note}>
        <Input
          value={draft.note}
          maxLength={500}
          placeholder={text.notePlaceholder}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Field>
    </div>
  );
}

function Group({
  title,
  read,
  children,
}: {
  title: string;
  read: readonly Part[] | null;
  children: ReactNode;
}) {
  const text = useText(reviewWords);
  const said = read?.map((part) => part.read).filter(Boolean) ?? [];
  return (
    <fieldset className="rv-group">
      <legend>{title}</legend>
      {children}
      <p className={`rv-original ${read?.some(({ differs }) => differs) ? 'rv-original-differs' : ''}`}>
        <span>{text.original}</span>
        {read === null ? text.noOriginal : said.join('；') || '—'}
      </p>
    </fieldset>
  );
}

/** A labelled control; the label is a real one. */
export function Field({
  label,
  narrow = false,
  children,
}: {
  label: string;
  narrow?: boolean;
  children: ReactNode;
}) {
  return (
    <label className={`rv-field ${narrow ? 'rv-field-narrow' : ''}`}>
      <span>{label}</span>
      {children}
    </label>
  );
}
