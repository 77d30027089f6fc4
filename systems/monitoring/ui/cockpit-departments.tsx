import { DataTable, GoLink, pageHref, useFormat, useLocale, useText } from '@sanyi/ui';
import { cockpitWords } from '../text/cockpit-words.ts';
import type { CockpitPlan } from './contract.ts';
import { ATTENTION_ORDER, useLightWords } from './light-mark.tsx';
import { supervisionPage, windowPage } from './pages.ts';

/** Width of a task in the strip; narrow places shrink it. */
const TASK_PX = 22;

type Department = CockpitPlan['departments'][number];

/** Which department is behind (部门): lights of what it leads, its reports in the newest window, cases against it. */
export function CockpitDepartments({ plan }: { plan: CockpitPlan }) {
  const text = useText(cockpitWords);
  const format = useFormat();
  const { say } = useLocale();
  const { departments, window } = plan;
  const worst = departments[0];
  return (
    <section className="sanyi-section">
      <h2>
        {worst && worst.counts.red > 0
          ? text.findingDepartment(say(worst.name), worst.counts.red)
          : text.findingDepartments}
        <small className="sanyi-faint">{text.departments}</small>
      </h2>
      <DataTable
        id="monitoring.cockpit-departments"
        label={text.departments}
        rows={departments}
        rowKey={({ organisationId }) => organisationId}
        columns={[
          {
            id: 'name',
            title: text.department,
            width: 180,
            matters: 1,
            render: ({ name }) => say(name),
          },
          {
            id: 'tasks',
            title: text.lead,
            align: 'end',
            width: 90,
            render: ({ tasks }) => tasks,
            order: (one, other) => one.tasks - other.tasks,
          },
          { id: 'lights', title: text.light, width: 320, matters: 2, render: (row) => <Strip row={row} /> },
          {
            id: 'reports',
            title: window ? text.reports(format.period(window.period)) : text.reports(''),
            matters: 3,
            render: ({ reports, tasks }) =>
              reports === null ? (
                text.notAhead
              ) : (
                <span className="monitoring-reports">
                  {text.reportsCell(reports.submitted, tasks)}
                  {reports.missing > 0 && <b>{text.missing(reports.missing)}</b>}
                  {reports.late > 0 && <i>{text.late(reports.late)}</i>}
                </span>
              ),
            order: (one, other) => (one.reports?.missing ?? 0) - (other.reports?.missing ?? 0),
          },
          {
            id: 'cases',
            title: text.cases,
            align: 'end',
            width: 90,
            render: ({ openCases }) => (openCases > 0 ? openCases : text.notAhead),
            order: (one, other) => one.openCases - other.openCases,
          },
        ]}
      />
      <p className="monitoring-actions">
        {window && (
          <GoLink href={pageHref(windowPage, { windowId: window.id })}>
            {window.open ? text.windowOpen(format.day(window.closesOn)) : text.toWindow}
          </GoLink>
        )}
        {plan.openCases > 0 && <GoLink href={pageHref(supervisionPage)}>{text.toCases}</GoLink>}
      </p>
    </section>
  );
}

function Strip({ row }: { row: Department }) {
  const format = useFormat();
  const lights = useLightWords();
  const present = ATTENTION_ORDER.filter((light) => row.counts[light] > 0);
  return (
    <span
      className="monitoring-strip-cell"
      role="img"
      aria-label={format.list(
        present.map((light) => format.labelled(lights[light], String(row.counts[light]))),
      )}
    >
      {present.map((light) => (
        <i
          key={light}
          className={`monitoring-fill-${light}`}
          style={{ flex: `0 1 ${row.counts[light] * TASK_PX}px` }}
        >
          {row.counts[light]}
        </i>
      ))}
    </span>
  );
}
