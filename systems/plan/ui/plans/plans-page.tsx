import {
  Choice,
  EmptyState,
  PageHeader,
  ProblemNote,
  useAddressFilters,
  useMay,
  useRoute,
  useText,
} from '@sanyi/ui';
import { plansWords } from '../../text/ui-words-plans.ts';
import { terms } from '../../text/ui-words-terms.ts';
import { type PlanSummary, planRoute } from '../shared/contract.ts';
import { ImportPanel } from './import-panel.tsx';
import { PlanRow } from './plan-row.tsx';
import './plans.css';

const RESTING = { status: 'all' };
const GROUPS = ['own', 'above', 'below'] as const;

export default function PlansPage() {
  const text = useText(plansWords);
  const words = useText(terms);
  const mayImport = useMay('plan.import');
  const { filters, set } = useAddressFilters(RESTING);
  const { data, error, isPending, refetch } = useRoute<{ plans: readonly PlanSummary[] }>(planRoute('plans'));
  const all = data?.plans ?? [];
  const shown = all.filter(({ status }) => filters.status === 'all' || status === filters.status);
  const statuses = [
    ['all', text.all],
    ['review', words.statusReview],
    ['published', words.statusPublished],
    ['archived', words.statusArchived],
  ] as const;

  return (
    <>
      <PageHeader title={text.plans} summary={text.summary} facts={data ? [text.count(all.length)] : []}>
        {all.length > 3 && (
          <div className="plan-filter">
            <Choice
              label={text.plans}
              value={filters.status}
              onChange={(status) => set({ status })}
              options={statuses.map(([value, label]) => ({
                value,
                label,
                count: value === 'all' ? all.length : all.filter(({ status }) => status === value).length,
              }))}
            />
          </div>
        )}
      </PageHeader>
      <div className="sanyi-stack">
        {mayImport && <ImportPanel />}
        <ProblemNote problem={error} onRetry={() => void refetch()} />
        {!isPending && !error && all.length === 0 && (
          <EmptyState title={text.none}>{mayImport ? text.noneText : text.noneRead}</EmptyState>
        )}
        {GROUPS.map((relation) => {
          const plans = shown.filter((plan) => plan.relation === relation);
          return plans.length === 0 ? null : (
            <section key={relation} className="sanyi-section">
              <h2>
                {text[relation]} <small className="sanyi-faint">{plans.length}</small>
              </h2>
              <ul className="plan-list">
                {plans.map((plan) => (
                  <PlanRow key={plan.id} plan={plan} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}
