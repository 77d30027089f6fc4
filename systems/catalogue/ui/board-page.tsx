import { routeOf } from '@sanyi/kernel';
import {
  Choice,
  DataTable,
  EmptyState,
  PageHeader,
  ProblemNote,
  useAddressFilters,
  useRoute,
  useText,
} from '@sanyi/ui';
import type { Systems } from '../api/schemas.ts';
import { manifest } from '../manifest.ts';
import { words } from '../text/words.ts';
import './catalogue.css';
import { stagesOf } from './stages.ts';
import { SystemCard } from './system-card.tsx';

const RESTING = { state: 'all' };

/** All systems of the reform by stage, each with its state and what belongs to it. */
export default function BoardPage() {
  const text = useText(words);
  const { filters, set } = useAddressFilters(RESTING);
  const { data, error, refetch } = useRoute<Systems>(routeOf(manifest, 'systems'));
  const systems = data?.systems ?? [];
  const shown = systems.filter((system) => filters.state === 'all' || system.state === filters.state);
  const count = (state: string) => systems.filter((system) => system.state === state).length;
  return (
    <>
      <PageHeader
        title={text.board}
        summary={text.boardSummary}
        facts={
          data
            ? [
                text.systemsCount(systems.length),
                text.worksCount(count('works')),
                text.plansCount(data.plans) + text.tasksCount(data.tasks),
              ]
            : []
        }
      >
        <Choice
          label={text.show}
          value={filters.state}
          onChange={(state) => set({ state })}
          options={[
            { value: 'all', label: text.all, count: systems.length },
            { value: 'works', label: text.works, count: count('works') },
            { value: 'tracked', label: text.tracked, count: count('tracked') },
          ]}
        />
      </PageHeader>
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {data && !data.plansVisible && <p className="sanyi-soft">{text.notVisible}</p>}
      {data?.plansVisible && data.plans === 0 && (
        <EmptyState title={text.noPlans} action={{ label: text.importPlan, href: '/plan/plans' }}>
          {text.noPlansNote}
        </EmptyState>
      )}
      <div className="sanyi-stack">
        {stagesOf(shown).map(({ stage, title, items }) => (
          <section key={stage} className="sanyi-section">
            <h2>
              {text[title]} <span className="sanyi-faint">{items.length}</span>
            </h2>
            <ul className="catalogue-board">
              {items.map((system) => (
                <li key={system.id}>
                  <SystemCard system={system} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {data && data.unassigned.length > 0 && (
          <section className="sanyi-section">
            <h2>
              {text.unassigned} <span className="sanyi-faint">{data.unassigned.length}</span>
            </h2>
            <p className="sanyi-soft">{text.unassignedNote}</p>
            <DataTable
              id="catalogue.unassigned"
              label={text.unassigned}
              rows={data.unassigned}
              rowKey={(task) => task.taskId}
              columns={[
                {
                  id: 'task',
                  title: text.task,
                  matters: 1,
                  render: (task) => (
                    <span lang="zh-CN">
                      {task.number} {task.title}
                    </span>
                  ),
                },
                { id: 'plan', title: text.plan, matters: 2, render: (task) => task.planTitle },
              ]}
            />
          </section>
        )}
      </div>
    </>
  );
}
