import { routeOf } from '@sanyi/kernel';
import {
  DataTable,
  EmptyState,
  Figure,
  GoLink,
  PageHeader,
  ProblemNote,
  StateMark,
  useFormat,
  useLocale,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import type { System } from '../api/schemas.ts';
import { manifest } from '../manifest.ts';
import { words } from '../text/words.ts';
import './catalogue.css';

/** One system, honestly: what orders it, what of the loaded plans belongs to it, how far it works. */
export default function SystemPage() {
  const text = useText(words);
  const { say } = useLocale();
  const format = useFormat();
  const systemId = usePageParam('systemId');
  const { data, error, refetch } = useRoute<System>(routeOf(manifest, 'system'), { params: { systemId } });
  if (!data) return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  const { system, papers, tasks, targets, departments } = data;
  const clauses = papers.reduce((sum, paper) => sum + paper.clauses.length, 0);
  const works = system.state === 'works';
  return (
    <>
      <PageHeader
        title={say(system.title)}
        summary={say(system.summary)}
        facts={[
          ...(system.cluster ? [system.cluster] : []),
          <StateMark key="state" light={works ? 'green' : 'grey'} word={works ? text.works : text.tracked} />,
        ]}
        actions={data.pages.map((page) => (
          <GoLink key={page.path} href={page.path}>
            {text.open} {say(page.title)}
          </GoLink>
        ))}
      />
      <div className="sanyi-stack">
        <p className="catalogue-headline">
          {data.plansVisible
            ? text.headline(papers.length, clauses, tasks.length, targets.length, departments.length)
            : text.notVisible}
        </p>
        {system.scope && <p className="sanyi-soft">{format.labelled(text.scope, say(system.scope))}</p>}
        <Papers papers={papers} />
        {data.plansVisible && (
          <>
            <Tasks tasks={tasks} />
            <Targets targets={targets} />
            <Departments departments={departments} />
          </>
        )}
      </div>
    </>
  );
}

function Papers({ papers }: Pick<System, 'papers'>) {
  const text = useText(words);
  const format = useFormat();
  return (
    <section className="sanyi-section">
      <h2>{text.orderedBy}</h2>
      <DataTable
        id="catalogue.papers"
        label={text.orderedBy}
        rows={papers}
        rowKey={(paper) => paper.document}
        columns={[
          {
            id: 'number',
            title: text.docNumber,
            matters: 1,
            render: (paper) => paper.docNumber ?? text.noNumber,
          },
          { id: 'title', title: text.paper, matters: 2, render: (paper) => paper.title },
          { id: 'issued', title: text.issuedOn, render: (paper) => format.day(paper.issuedOn) },
          {
            id: 'clauses',
            title: text.clauses,
            matters: 3,
            render: (paper) => (
              <span className="catalogue-clauses">
                {paper.clauses.map((clause) => (
                  <span key={clause}>{clause}</span>
                ))}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}

function Tasks({ tasks }: Pick<System, 'tasks'>) {
  const text = useText(words);
  const format = useFormat();
  const { say } = useLocale();
  return (
    <section className="sanyi-section">
      <h2>
        {text.belonging} <span className="sanyi-faint">{tasks.length}</span>
      </h2>
      <DataTable
        id="catalogue.tasks"
        label={text.belonging}
        rows={tasks}
        rowKey={(task) => task.taskId}
        empty={<EmptyState title={text.noTasks} />}
        columns={[
          {
            id: 'task',
            title: text.task,
            width: 240,
            matters: 1,
            render: (task) => (
              <GoLink href={task.href}>
                <span lang="zh-CN">
                  {task.number} {task.title}
                </span>
              </GoLink>
            ),
          },
          { id: 'plan', title: text.plan, width: 220, matters: 3, render: (task) => task.planTitle },
          {
            id: 'leads',
            title: text.leads,
            width: 180,
            matters: 2,
            render: (task) => format.list(task.leads.map(say)),
          },
          {
            id: 'supports',
            title: text.supports,
            spare: true,
            render: (task) => format.list(task.supports.map(say)),
          },
          {
            id: 'reason',
            title: text.reason,
            width: 300,
            render: (task) =>
              format.list(
                task.matches
                  .slice(0, 4)
                  .map(({ term, where }) => (where === 'title' ? text.inTitle(term) : term)),
              ),
          },
          {
            id: 'confidence',
            title: text.confidence,
            align: 'end',
            order: (one, other) => one.confidence - other.confidence,
            render: (task) => `${task.confidence}%`,
          },
        ]}
      />
    </section>
  );
}

function Targets({ targets }: Pick<System, 'targets'>) {
  const text = useText(words);
  const format = useFormat();
  return (
    <section className="sanyi-section">
      <h2>
        {text.targetsOf} <span className="sanyi-faint">{targets.length}</span>
      </h2>
      <DataTable
        id="catalogue.targets"
        label={text.targetsOf}
        rows={targets}
        rowKey={(target) => target.targetId}
        empty={<EmptyState title={text.noTargets} />}
        columns={[
          {
            id: 'indicator',
            title: text.indicator,
            matters: 1,
            render: (target) =>
              target.href ? <GoLink href={target.href}>{target.indicator}</GoLink> : target.indicator,
          },
          {
            id: 'phrase',
            title: text.target,
            matters: 2,
            align: 'end',
            render: (target) => format.phrase(target.phrase),
          },
          { id: 'due', title: text.due, render: (target) => (target.due ? format.day(target.due) : '') },
          {
            id: 'entered',
            title: text.entered,
            matters: 3,
            align: 'end',
            render: ({ entered, indicator }) =>
              entered ? (
                <>
                  <Figure value={entered} source={entered.figure} label={indicator} />{' '}
                  <span className="sanyi-faint">{format.period(entered.period)}</span>
                </>
              ) : (
                <span className="sanyi-faint">{text.notEntered}</span>
              ),
          },
          {
            id: 'task',
            title: text.task,
            spare: true,
            render: (target) => target.taskTitle ?? text.outsideTasks,
          },
        ]}
      />
    </section>
  );
}

function Departments({ departments }: Pick<System, 'departments'>) {
  const text = useText(words);
  const { say } = useLocale();
  return (
    <section className="sanyi-section">
      <h2>
        {text.departments} <span className="sanyi-faint">{departments.length}</span>
      </h2>
      <DataTable
        id="catalogue.departments"
        label={text.departments}
        rows={departments}
        rowKey={(department) => department.name.zh}
        empty={<EmptyState title={text.noDepartments} />}
        columns={[
          { id: 'name', title: text.department, matters: 1, render: (department) => say(department.name) },
          {
            id: 'leads',
            title: text.leadsCount,
            matters: 2,
            align: 'end',
            render: (department) => department.leads,
          },
          {
            id: 'supports',
            title: text.supportsCount,
            matters: 3,
            align: 'end',
            render: (department) => department.supports,
          },
        ]}
      />
    </section>
  );
}
