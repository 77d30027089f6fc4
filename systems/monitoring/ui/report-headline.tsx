import { Figure, useText } from '@sanyi/ui';
import { Fragment } from 'react';
import { reportWords } from '../text/report-words.ts';
import type { Snapshot } from './contract.ts';
import { LIGHT_ORDER, useLightWords } from './light-mark.tsx';

/** The report in a sentence (报告要点): every number opens down to the tasks it counts. */
export function ReportHeadline({ reportId, snapshot }: { reportId: string; snapshot: Snapshot }) {
  const text = useText(reportWords);
  const lights = useLightWords();
  const total = snapshot.tasks.length;
  const named = LIGHT_ORDER.filter((light) => snapshot.counts[light] > 0);
  const sum = (of: (department: Snapshot['departments'][number]) => number) =>
    snapshot.departments.reduce((whole, department) => whole + of(department), 0);
  const valued = snapshot.targets.filter((target) => target.value !== null);
  return (
    <section>
      <p className="monitoring-headline">
        {text.headlineOf(String(total))}
        {named.map((light, place) => (
          <Fragment key={light}>
            {place > 0 && text.listComma}
            <Figure
              size="text"
              light={light}
              value={{ text: String(snapshot.counts[light]), unit: text.tasksUnit }}
              source={{ system: 'monitoring', kind: 'report-count', id: `${reportId}~${light}` }}
              label={text.countLabel(lights[light])}
            />{' '}
            {lights[light].toLowerCase()}
          </Fragment>
        ))}
        {text.sentenceEnd}
      </p>
      <p>
        {text.reportedOf(
          sum((department) => department.submitted),
          sum((department) => (department.organisationId ? department.tasks : 0)),
          sum((department) => department.late),
        )}{' '}
        {snapshot.targets.length > 0 &&
          text.targetsMet(
            valued.filter((target) => target.light === 'green').length,
            snapshot.targets.length,
            valued.length,
          )}
      </p>
    </section>
  );
}
