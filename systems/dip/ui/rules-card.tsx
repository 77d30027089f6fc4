import { downloadRoute, FileDrop, ProblemNote, saveFile, useFormat, useMay, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { catalogueWords } from '../text/catalogue-words.ts';
import { type Catalogues, dipRoute } from './contract.ts';

const MEGABYTES = 16 * 1_048_576;

/** The rules that stays are read by (分组规则): what is in them, to take away, change and bring back. */
export function RulesCard({ rules, onChanged }: { rules: Catalogues['rules']; onChanged: () => void }) {
  const text = useText(catalogueWords);
  const format = useFormat();
  const manages = useMay('dip.manage');
  const [fault, setFault] = useState<unknown>(null);
  const [taken, setTaken] = useState(false);
  const counts = rules
    ? ([
        [text.excluded, rules.excludedDiagnoses],
        [text.ignored, rules.ignoredOperations],
        [text.classes, rules.operationClasses],
        [text.preGroups, rules.preGroups],
        [text.subdivisions, rules.subdivisions],
      ] as const)
    : [];
  async function download() {
    const { blob, filename } = await downloadRoute(dipRoute('rules'));
    saveFile(blob, filename);
  }
  return (
    <section className="sanyi-section">
      <h2>{text.rules}</h2>
      {!rules && <p className="sanyi-soft">{text.rulesNone}</p>}
      {rules && (
        <>
          <p>
            <strong>{rules.name}</strong>{' '}
            <span className="sanyi-faint">
              {text.rulesBy(format.instant(rules.importedAt), rules.importedBy)}
            </span>
          </p>
          <dl className="dip-facts">
            {counts.map(([label, count]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{format.decimal(String(count))}</dd>
              </div>
            ))}
            {rules.dimensions.length > 0 && (
              <div className="dip-facts-wide">
                <dt>{text.dimensions}</dt>
                <dd>{format.list(rules.dimensions)}</dd>
              </div>
            )}
          </dl>
          <p>
            <Button size="small" onClick={() => void download().catch(setFault)}>
              {text.download}
            </Button>
          </p>
        </>
      )}
      <ProblemNote problem={fault} />
      {manages && (
        <FileDrop<unknown>
          route={dipRoute('set-rules')}
          accept={['.json']}
          maxBytes={MEGABYTES}
          hint={text.rulesDrop}
          onDone={() => {
            setTaken(true);
            onChanged();
          }}
        />
      )}
      {taken && <p role="status">{text.rulesTaken}</p>}
    </section>
  );
}
