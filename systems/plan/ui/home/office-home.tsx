import { useText } from '@sanyi/ui';
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
      <section className="plan-home-map" aria-label={text.glance}>
        <PlanMap home={home} />
      </section>
      <div className="plan-home-pair">
        <section aria-label={text.monthsTitle}>
          <MonthChart home={home} />
        </section>
        <Changes home={home} />
      </div>
      <DepartmentLoad home={home} />
    </>
  );
}
