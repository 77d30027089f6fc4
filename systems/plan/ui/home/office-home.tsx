import { Story, useText } from '@sanyi/ui';
import { homeWords } from '../../text/home-words.ts';
import type { Home } from '../shared/contract.ts';
import { Changes } from './changes.tsx';
import { DepartmentLoad } from './department-load.tsx';
import { MonthChart } from './month-chart.tsx';
import { PlanMap } from './plan-map.tsx';

/** Home of the reform office (医改办工作台): the whole plan at a glance, its deadlines, who carries what, what changed. */
export function OfficeHome({ home }: { home: Home }) {
  const text = useText(homeWords);
  return (
    <>
      <Story label={text.glance}>
        <section className="plan-home-map" aria-label={text.glance}>
          <PlanMap home={home} />
        </section>
      </Story>
      <Story label={text.monthsTitle}>
        <div className="plan-home-pair">
          <section aria-label={text.monthsTitle}>
            <MonthChart home={home} />
          </section>
          {/* Who did what is nothing for a wall. */}
          <div className="sanyi-off-wall">
            <Changes home={home} />
          </div>
        </div>
      </Story>
      <Story label={text.departmentsTitle}>
        <DepartmentLoad home={home} />
      </Story>
    </>
  );
}
