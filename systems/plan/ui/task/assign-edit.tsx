import { callRoute, useLocale, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { taskWords } from '../../text/task-words.ts';
import { planRoute, type ReviewTask } from '../shared/contract.ts';
import { useOrganisations } from '../shared/organisation-select.tsx';
import { OrganisationsSelect } from './organisations-select.tsx';
import { type Part, useTaskReading } from './task-facts.ts';
import type { Saving } from './use-saving.tsx';
import './task.css';

const settledIn = (task: ReviewTask, part: Part): string[] =>
  task.responsibilities.flatMap(({ role, organisation }) =>
    role === part && organisation ? [organisation.id] : [],
  );

const assignmentsOf = (lead: readonly string[], coop: readonly string[]) => [
  ...lead.map((organisationId) => ({ organisationId, role: 'lead' as const })),
  ...coop
    .filter((id) => !lead.includes(id))
    .map((organisationId) => ({ organisationId, role: 'coop' as const })),
];

/** Who answers for a task (责任单位): as printed and as settled; the reform office assigns in place. */
export function AssignEdit({
  task,
  saving,
  editable,
}: {
  task: ReviewTask;
  saving: Saving;
  editable: boolean;
}) {
  const text = useText(taskWords);
  const { say } = useLocale();
  const read = useTaskReading();
  const organisations = useOrganisations();
  const [draft, setDraft] = useState<{ lead: string[]; coop: string[] } | null>(null);
  const route = planRoute('assign-task');
  const params = { taskId: task.id };

  if (!draft)
    return (
      <div className="plan-assigned">
        {(['lead', 'coop'] as const).map((part) => {
          const departments = task.responsibilities.filter(({ role }) => role === part);
          if (part === 'coop' && departments.length === 0) return null;
          return (
            <div key={part}>
              <span className="sanyi-faint">{text[part]}</span>
              <ul>
                {departments.map(({ id, organisation, raw }) => (
                  <li key={id}>
                    {organisation ? say(organisation.name) : <span lang="zh-CN">{raw}</span>}
                    {organisation === null && <span className="plan-lack"> {text.noLead}</span>}
                    {organisation && organisation.name.zh !== raw && (
                      <small className="sanyi-faint">
                        {' '}
                        {text.printedAs} <span lang="zh-CN">{raw}</span>
                      </small>
                    )}
                  </li>
                ))}
                {departments.length === 0 && <li className="plan-lack">{text.noLead}</li>}
              </ul>
            </div>
          );
        })}
        {editable && (
          <Button
            size="small"
            onClick={() => setDraft({ lead: settledIn(task, 'lead'), coop: settledIn(task, 'coop') })}
          >
            {text.assign}
          </Button>
        )}
      </div>
    );

  const submit = () => {
    const assignments = assignmentsOf(draft.lead, draft.coop);
    const before = assignmentsOf(settledIn(task, 'lead'), settledIn(task, 'coop'));
    const wanted = assignments.map(({ organisationId, role }, place) => {
      const organisation = organisations.find(({ id }) => id === organisationId);
      const known = task.responsibilities.find((one) => one.organisation?.id === organisationId);
      const name = organisation?.name ??
        known?.organisation?.name ?? { zh: organisationId, en: organisationId };
      return {
        id: known?.id ?? `new-${place}`,
        role,
        raw: known?.raw ?? name.zh,
        norm: null,
        departmentId: null,
        organisation: { id: organisationId, name, kind: organisation?.kind ?? '' },
        inText: false,
        span: null,
        quote: null,
        confidence: null,
        reason: null,
        origin: 'added' as const,
      };
    });
    void saving.save({
      route,
      params,
      body: { assignments },
      known: task,
      wanted: { responsibilities: wanted },
      read,
      done: text.assigned(task.title),
      // An assignment without a lead cannot be sent, so one that had none before cannot be taken back.
      ...(before.some(({ role }) => role === 'lead')
        ? {
            undo: (version: number) =>
              callRoute(route, { params, ifMatch: version, body: { assignments: before } }),
          }
        : {}),
    });
    setDraft(null);
  };

  return (
    <div className="plan-assign-form">
      <label>
        <span>{text.leadUnits}</span>
        <OrganisationsSelect
          label={text.leadUnits}
          value={draft.lead}
          onChange={(lead) => setDraft({ ...draft, lead })}
          autoFocus
        />
      </label>
      <label>
        <span>{text.coopUnits}</span>
        <OrganisationsSelect
          label={text.coopUnits}
          value={draft.coop}
          onChange={(coop) => setDraft({ ...draft, coop })}
        />
      </label>
      <div>
        <Button size="small" type="primary" disabled={draft.lead.length === 0} onClick={submit}>
          {text.assign}
        </Button>
        <Button size="small" type="text" onClick={() => setDraft(null)}>
          {text.cancel}
        </Button>
      </div>
    </div>
  );
}
