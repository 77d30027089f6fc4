import { routeOf } from '@sanyi/kernel';
import {
  DataTable,
  PageHeader,
  ProblemNote,
  useFormat,
  useLocale,
  useNarrow,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Descriptions } from 'antd';
import { manifest } from '../manifest.ts';
import { words } from '../text/words.ts';
import type { Status } from './contract.ts';

export default function StatusPage() {
  const text = useText(words);
  const format = useFormat();
  const { say } = useLocale();
  const narrow = useNarrow();
  const { data, error, refetch } = useRoute<Status>(routeOf(manifest, 'status'), { every: 15_000 });
  return (
    <>
      <PageHeader
        title={text.status}
        summary={text.statusSummary}
        facts={data ? [`${text.version} ${data.version}`] : []}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {data && (
        <Descriptions
          bordered
          column={1}
          layout={narrow ? 'vertical' : 'horizontal'}
          items={[
            {
              key: 'records',
              label: text.records,
              children: `${data.records.kind} ${data.records.version}：${say(data.records.promise)}`,
            },
            {
              key: 'facts',
              label: text.facts,
              children: data.facts
                ? `${data.facts.kind} ${data.facts.version}：${say(data.facts.promise)}`
                : text.off,
            },
            { key: 'memory', label: text.memory, children: `${data.memoryMegabytes} MB` },
            { key: 'uptime', label: text.uptime, children: format.seconds(data.uptimeSeconds) },
          ]}
        />
      )}
      <section className="sanyi-section">
        <h2>{text.systems}</h2>
        <DataTable
          id="administration.systems"
          label={text.systems}
          rows={data?.systems ?? []}
          rowKey={(system) => system.id}
          columns={[
            { id: 'title', title: text.system, matters: 1, render: (system) => say(system.title) },
            {
              id: 'state',
              title: text.state,
              matters: 2,
              render: (system) => (system.state === 'works' ? text.works : text.tracked),
            },
          ]}
        />
      </section>
      <section className="sanyi-section">
        <h2>{text.migrations}</h2>
        <DataTable
          id="administration.migrations"
          label={text.migrations}
          rows={data?.migrations ?? []}
          rowKey={(row) => `${row.system}/${row.id}`}
          columns={[
            { id: 'system', title: text.system, matters: 1, render: (row) => row.system },
            { id: 'id', title: text.migration, matters: 2, render: (row) => row.id },
            { id: 'at', title: text.applied, matters: 3, render: (row) => format.instant(row.appliedAt) },
          ]}
        />
      </section>
    </>
  );
}
