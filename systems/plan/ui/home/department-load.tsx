import { DataTable, Figure, GoLink, Local, pageHref, useLocale, useText } from '@sanyi/ui';
import { homeWords } from '../../text/home-words.ts';
import { type Home, planPage } from '../shared/contract.ts';
import { LightBar } from './light-bar.tsx';

/** Who carries what (部门任务量): tasks led by each department with their lights; every count opens, every name leads to its rows. */
export function DepartmentLoad({ home }: { home: Home }) {
  const text = useText(homeWords);
  const { departments, planId } = home;
  const { say } = useLocale();
  const nameOf = ({ name, nameEn }: Home['departments'][number]) => say({ zh: name, en: nameEn });
  const figure = (what: string, department: Home['departments'][number], count: number) =>
    department.organisationId === null ? (
      count
    ) : (
      <Figure
        value={{ text: String(count), unit: '' }}
        source={{ system: 'plan', kind: 'count', id: `${planId}~${what}~${department.organisationId}` }}
        label={`${nameOf(department)} ${text.lead}`}
      />
    );
  const first = departments[0];
  return (
    <section className="sanyi-section">
      <h2>
        {first ? text.departmentsFinding(nameOf(first), first.lead) : text.departmentsTitle}
        <small className="sanyi-faint">{text.departmentsTitle}</small>
      </h2>
      <DataTable
        id="plan.home.departments"
        label={text.departmentsTitle}
        rows={departments}
        rowKey={(department) => department.organisationId ?? department.name}
        columns={[
          {
            id: 'name',
            title: text.department,
            width: 190,
            matters: 1,
            render: (department) =>
              department.organisationId === null ? (
                <>
                  <Local text={{ zh: department.name, en: department.nameEn }} />{' '}
                  <span className="plan-lack">{text.unsettled}</span>
                </>
              ) : (
                <GoLink
                  href={pageHref(
                    planPage('ledger'),
                    {},
                    { planId, organisationId: department.organisationId, role: 'lead' },
                  )}
                >
                  {nameOf(department)}
                </GoLink>
              ),
          },
          {
            id: 'lead',
            title: text.lead,
            align: 'end',
            width: 64,
            matters: 2,
            render: (department) => figure('total', department, department.lead),
            order: (one, other) => one.lead - other.lead,
          },
          {
            id: 'lights',
            title: text.lights,
            width: 380,
            matters: 3,
            render: (department) => <LightBar counts={department.byLight} />,
          },
          {
            id: 'done',
            title: text.done,
            align: 'end',
            width: 80,
            render: (department) => figure('done', department, department.done),
            order: (one, other) => one.done - other.done,
          },
          {
            id: 'overdue',
            title: text.overdue,
            align: 'end',
            width: 80,
            render: (department) => (
              <span className={department.overdue > 0 ? 'plan-overdue' : undefined}>
                {figure('overdue', department, department.overdue)}
              </span>
            ),
            order: (one, other) => one.overdue - other.overdue,
          },
          {
            id: 'soon',
            title: text.soon,
            align: 'end',
            width: 110,
            render: (department) => figure('soon', department, department.soon),
            order: (one, other) => one.soon - other.soon,
          },
          {
            id: 'coop',
            title: text.coop,
            align: 'end',
            width: 80,
            render: ({ coop }) => coop,
            order: (one, other) => one.coop - other.coop,
          },
        ]}
      />
    </section>
  );
}
