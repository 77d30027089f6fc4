import {
  DataTable,
  EmptyState,
  PageHeader,
  ProblemNote,
  useFormat,
  useLocale,
  useRoute,
  useRouteMutation,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button } from 'antd';
import { plansWords } from '../../text/ui-words-plans.ts';
import { type Alias, planPage, planRoute } from '../shared/contract.ts';

export default function AliasesPage() {
  const text = useText(plansWords);
  const { say } = useLocale();
  const format = useFormat();
  const tell = useUndo();
  const { data, error, isPending, refetch } = useRoute<{ aliases: readonly Alias[] }>(planRoute('aliases'));
  const remove = useRouteMutation(planRoute('remove-alias'), { invalidates: [planRoute('aliases')] });
  const drop = (alias: Alias) =>
    remove.mutate(
      { params: { aliasId: alias.id } },
      { onSuccess: () => tell({ text: text.removed(alias.alias) }) },
    );
  return (
    <>
      <PageHeader title={text.aliases} summary={text.aliasesSummary} />
      <ProblemNote problem={error ?? remove.error} onRetry={() => void refetch()} />
      <DataTable
        id="plan.aliases"
        label={text.aliases}
        rows={data?.aliases ?? []}
        loading={isPending}
        rowKey={(alias) => alias.id}
        empty={
          <EmptyState title={text.noAliases} action={{ label: text.toPlans, href: planPage('plans').path }}>
            {text.noAliasesText}
          </EmptyState>
        }
        columns={[
          { id: 'alias', title: text.alias, matters: 1, pinned: true, render: ({ alias }) => alias },
          {
            id: 'means',
            title: text.means,
            matters: 2,
            render: ({ organisation, departmentId }) =>
              organisation ? say(organisation.name) : <code>{departmentId}</code>,
          },
          { id: 'uses', title: text.uses, align: 'end', matters: 3, render: ({ uses }) => uses },
          { id: 'by', title: text.taughtBy, render: ({ taughtBy }) => taughtBy },
          { id: 'at', title: text.taughtAt, render: ({ taughtAt }) => format.instant(taughtAt) },
          {
            id: 'remove',
            title: '',
            align: 'end',
            render: (alias) => (
              <Button size="small" type="text" onClick={() => drop(alias)}>
                {text.remove}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
