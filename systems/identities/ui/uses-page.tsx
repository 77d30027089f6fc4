import { routeOf } from '@sanyi/kernel';
import {
  Choice,
  DataTable,
  EmptyState,
  PageHeader,
  ProblemNote,
  useAddress,
  useFormat,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Button } from 'antd';
import { manifest } from '../manifest.ts';
import { words } from '../text/words.ts';
import type { Use, Uses } from './contract.ts';
import './identities.css';

const PAGE = 100;

/** Who used personal data (人员信息使用记录): look-ups, unmaskings, corrections, erasures, with reasons. */
export default function UsesPage() {
  const text = useText(words);
  const format = useFormat();
  const [query, change] = useAddress();
  const action = query['action'] ?? '';
  const before = query['before'];
  const { data, error, isPending, refetch } = useRoute<Uses>(routeOf(manifest, 'uses'), {
    query: { ...(action ? { action } : {}), ...(before ? { before } : {}) },
    keepPrevious: true,
  });
  const entries = data?.entries ?? [];
  const actions: Readonly<Record<string, string>> = {
    'look-up': text.lookUp,
    unmask: text.unmask,
    correct: text.correct,
    erase: text.erase,
  };
  const fields: Readonly<Record<string, string>> = {
    name: text.name,
    personNumber: text.person,
    identityNumber: text.identity,
    phone: text.phone,
    address: text.address,
  };
  return (
    <>
      <PageHeader title={text.usesTitle} summary={text.usesSummary} />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <DataTable<Use>
        id="identities.uses"
        label={text.usesTitle}
        rows={entries}
        loading={isPending}
        rowKey={(use) => String(use.seq)}
        empty={<EmptyState title={text.noUses} />}
        filters={
          <Choice
            label={text.what}
            value={action}
            onChange={(next) => change({ action: next, before: null })}
            options={[
              { value: '', label: text.all },
              ...Object.entries(actions).map(([value, label]) => ({ value, label })),
            ]}
          />
        }
        tools={
          <>
            {before && <Button onClick={() => change({ before: null })}>{text.newest}</Button>}
            {entries.length === PAGE && (
              <Button onClick={() => change({ before: String(entries.at(-1)?.seq ?? '') })}>
                {text.older}
              </Button>
            )}
          </>
        }
        columns={[
          { id: 'at', title: text.when, matters: 3, render: (use) => format.instant(use.at) },
          { id: 'who', title: text.who, matters: 1, render: (use) => use.actorName },
          { id: 'what', title: text.what, matters: 2, render: (use) => actions[use.action] ?? use.action },
          {
            id: 'reason',
            title: text.reason,
            render: (use) => <span className="identities-reason">{use.reason || '—'}</span>,
          },
          {
            id: 'fields',
            title: text.fields,
            render: (use) => use.fields.map((field) => fields[field] ?? field).join('、'),
          },
          {
            id: 'key',
            title: text.key,
            render: (use) =>
              use.personKey === '-' ? (
                <span className="sanyi-faint">{text.notFound}</span>
              ) : (
                <code>…{use.personKey.slice(-6)}</code>
              ),
          },
        ]}
      />
    </>
  );
}
