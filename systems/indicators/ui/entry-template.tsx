import { routeOf, systemClock } from '@sanyi/kernel';
import { type PeriodKind, periodEnd, periodOf, stepPeriod } from '@sanyi/quantity';
import { manifest as administration } from '@sanyi/system-administration/manifest';
import { Choice, downloadRoute, ProblemNote, saveFile, useFormat, useRoute, useText } from '@sanyi/ui';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { entryWords } from '../text/entry-words.ts';

const KINDS: readonly PeriodKind[] = ['quarter', 'half-year', 'year', 'month'];
const CHOICES = 12;
const INSTITUTIONS = new Set(['hospital', 'community-centre']);

interface OrganisationTree {
  readonly organisations: readonly { readonly id: string; readonly kind: string }[];
}

/** The workbook to fill in for a period (下载模板). */
export function EntryTemplate() {
  const text = useText(entryWords);
  const format = useFormat();
  const today = systemClock().today();
  const [kind, setKind] = useState<PeriodKind>('quarter');
  const now = periodOf(today, kind);
  const usual = periodEnd(now) <= today ? now : stepPeriod(now, -1);
  const [period, setPeriod] = useState<string | null>(null);
  const [byInstitution, setByInstitution] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { data } = useRoute<OrganisationTree>(routeOf(administration, 'organisations'), { fresh: 300_000 });
  const institutions = (data?.organisations ?? []).filter((one) => INSTITUTIONS.has(one.kind));
  const chosen = period ?? usual;
  const kinds: Readonly<Record<PeriodKind, string>> = {
    quarter: text.quarter,
    'half-year': text.halfYear,
    year: text.year,
    month: text.month,
  };
  async function download() {
    setBusy(true);
    setProblem(null);
    try {
      const organisations = byInstitution ? institutions.map(({ id }) => id).join(',') : '';
      const { blob, filename } = await downloadRoute(routeOf(manifest, 'template'), {
        query: { period: chosen, ...(organisations === '' ? {} : { organisations }) },
      });
      saveFile(blob, filename);
    } catch (fault) {
      setProblem(fault);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className="indicators-template">
      <Choice
        label={text.templateFor}
        value={kind}
        options={KINDS.map((value) => ({ value, label: kinds[value] }))}
        onChange={(next) => {
          setKind(next);
          setPeriod(null);
        }}
      />
      <Select
        aria-label={text.templateFor}
        value={chosen}
        onChange={setPeriod}
        options={Array.from({ length: CHOICES }, (_, back) => stepPeriod(now, -back)).map((value) => ({
          value,
          label: format.period(value),
        }))}
      />
      {institutions.length > 0 && (
        <Checkbox checked={byInstitution} onChange={(event) => setByInstitution(event.target.checked)}>
          {text.forInstitutions}
        </Checkbox>
      )}
      <Button type="primary" loading={busy} onClick={() => void download()}>
        {text.template}
      </Button>
      <ProblemNote problem={problem} />
    </div>
  );
}
