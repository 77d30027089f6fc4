import {
  downloadRoute,
  FileDrop,
  ProblemNote,
  saveFile,
  useFormat,
  useLocale,
  useMay,
  useText,
} from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { catalogueWords } from '../text/catalogue-words.ts';
import { type Catalogues, dipRoute, type TakenRules } from './contract.ts';

const SHOWN = 100;
const MEGABYTES = 16 * 1_048_576;

/** The rules that stays are read by (分组规则): what is in them, to take away, change and bring back. */
export function RulesCard({ rules, onChanged }: { rules: Catalogues['rules']; onChanged: () => void }) {
  const text = useText(catalogueWords);
  const format = useFormat();
  const { say } = useLocale();
  const manages = useMay('dip.manage');
  const [fault, setFault] = useState<unknown>(null);
  const [taken, setTaken] = useState<TakenRules | null>(null);
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
        <FileDrop<TakenRules>
          route={dipRoute('set-rules')}
          accept={['.xlsx', '.json']}
          maxBytes={MEGABYTES}
          hint={text.rulesDrop}
          onDone={(answer) => {
            setTaken(answer);
            onChanged();
          }}
        />
      )}
      {taken && (
        <div role="status" className="dip-note">
          <p>{text.rulesTaken}</p>
          {taken.taken.length > 0 && (
            <p>{format.list(taken.taken.map(({ sheet, codes }) => text.sheetTaken(sheet, codes)))}</p>
          )}
          {taken.gaps.length > 0 && (
            <ul>
              {taken.gaps.slice(0, SHOWN).map((gap, place) => (
                <li key={`${gap.sheet} ${gap.row} ${place}`}>
                  <strong>
                    {gap.sheet} {text.rowNo(gap.row)}
                  </strong>{' '}
                  {say(gap.text)}
                </li>
              ))}
              {taken.gaps.length > SHOWN && <li>… {taken.gaps.length}</li>}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}
