import { DataTable, EmptyState, useAddressFilters, useFormat, useLocale, useText } from '@sanyi/ui';
import { Button, Select } from 'antd';
import { qualityWords } from '../../text/quality-words.ts';
import type { Finding } from '../shared/contract.ts';
import { lineKey, useLineAddress } from '../shared/line-address.ts';
import { useInstitutions } from '../shared/use-names.ts';

/** What stands out when institutions are laid beside one another (横向比对发现), each down to the sender's lines. */
export function QualityFindings({ findings }: { findings: readonly Finding[] }) {
  const text = useText(qualityWords);
  const format = useFormat();
  const { say } = useLocale();
  const { nameOf } = useInstitutions();
  const line = useLineAddress();
  const { filters, set } = useAddressFilters({ check: '' });
  if (findings.length === 0) return <EmptyState title={text.noFindings}>{text.noFindingsNote}</EmptyState>;
  const kinds = new Map(findings.map(({ check, title }) => [check, say(title)]));
  const countOf = (check: string) => findings.filter((one) => one.check === check).length;
  return (
    <div className="sanyi-stack">
      <p className="data-headline">
        {text.findingsHeadline(format.decimal(String(findings.length)), kinds.size)}
      </p>
      <p className="sanyi-soft">{text.findingsNote}</p>
      <DataTable<Finding>
        id="data.findings"
        label={text.findings}
        rows={findings.filter(({ check }) => filters.check === '' || check === filters.check)}
        rowKey={(finding) => [finding.check, finding.institution, finding.month, finding.value].join('~')}
        tools={
          <Select
            aria-label={text.finding}
            className="data-filter-wide"
            value={filters.check}
            onChange={(check: string) => set({ check })}
            options={[
              { value: '', label: `${text.finding} (${findings.length})` },
              ...[...kinds].map(([value, label]) => ({ value, label: `${label} (${countOf(value)})` })),
            ]}
          />
        }
        columns={[
          {
            id: 'institution',
            title: text.institution,
            matters: 1,
            render: (finding) => (
              <span className="data-name">
                {nameOf(finding.institution)}
                <code>{finding.institution}</code>
              </span>
            ),
          },
          { id: 'check', title: text.finding, matters: 3, render: (finding) => say(finding.title) },
          {
            id: 'month',
            title: text.month,
            render: ({ month }) => (month === '' ? text.allMonths : format.period(month.slice(0, 7))),
          },
          { id: 'text', title: text.findingText, matters: 2, render: (finding) => say(finding.text) },
          {
            id: 'lines',
            title: text.lines,
            render: (finding) =>
              finding.lines.map((place) => (
                <Button
                  key={lineKey(place)}
                  type="link"
                  size="small"
                  onClick={() => line.open(place)}
                  disabled={place.fileNo === 0}
                >
                  {place.encounterId}
                </Button>
              )),
          },
        ]}
      />
    </div>
  );
}
