import { useLocale, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { drgWords } from '../text/drg-words.ts';
import type { OneCase } from './contract.ts';

type Mdc = OneCase['tree'][number];
type Step = Mdc['steps'][number];

/** The reasoning about a case as a tree (分组过程): what was entered and what held; what failed opens on request. */
export function ReasoningTree({ data }: { data: OneCase }) {
  const text = useText(drgWords);
  const { say } = useLocale();
  const failed = data.tree.filter((mdc) => !mdc.holds);
  return (
    <div className="drg-reasoning">
      <ol className="drg-tree">
        {data.tree
          .filter((mdc) => mdc.holds)
          .map((mdc) => (
            <MdcNode key={mdc.code} mdc={mdc} />
          ))}
      </ol>
      <Failed count={failed.length} label={text.skipped(failed.length)}>
        {failed.map((mdc) => (
          <Line key={mdc.code} node={mdc} />
        ))}
      </Failed>
      {data.nearMisses.length > 0 && (
        <section>
          <h3>{text.nearMisses}</h3>
          <ul className="drg-plain">
            {data.nearMisses.map((item, place) => (
              <li key={`${item.code} ${place}`}>
                <strong>{item.code}</strong> {item.name} · {text.lacks} {say(item.text)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{text.neighbours}</h3>
        {data.neighbours.length === 0 && <p className="sanyi-faint">{text.noNeighbours}</p>}
        <ul className="drg-plain">
          {data.neighbours.map((item) => (
            <li key={item.text.zh}>
              {say(item.text)} <small>{item.name}</small>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function MdcNode({ mdc }: { mdc: Mdc }) {
  const text = useText(drgWords);
  const failed = mdc.steps.filter((step) => !step.holds);
  return (
    <li>
      <Line node={mdc} />
      <ol className="drg-tree">
        {mdc.steps
          .filter((step) => step.holds)
          .map((step) => (
            <StepNode key={step.code} step={step} />
          ))}
      </ol>
      <Failed count={failed.length} label={text.showFailed(failed.length)}>
        {failed.map((step, place) => (
          <Line key={`${step.code} ${place}`} node={step} />
        ))}
      </Failed>
    </li>
  );
}

function StepNode({ step }: { step: Step }) {
  return (
    <li>
      <Line node={step} />
      <ol className="drg-tree">
        {step.drgs.map((drg) => (
          <li key={drg.code}>
            <Line node={drg} />
          </li>
        ))}
      </ol>
    </li>
  );
}

/** One judgement: shape, code, name, and the sentence that says why. */
function Line({ node }: { node: Pick<Step, 'code' | 'name' | 'holds' | 'text'> }) {
  const { say } = useLocale();
  return (
    <div className={node.holds ? 'drg-line drg-line-holds' : 'drg-line'}>
      <span aria-hidden="true">{node.holds ? '●' : '○'}</span>
      <span>
        <strong>{node.code}</strong> {node.name}
        <small>{say(node.text)}</small>
      </span>
    </div>
  );
}

function Failed({ count, label, children }: { count: number; label: string; children: React.ReactNode }) {
  const text = useText(drgWords);
  const [open, setOpen] = useState(false);
  if (count === 0) return null;
  return (
    <div className="drg-failed">
      <Button size="small" type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? text.hideFailed : label}
      </Button>
      {open && children}
    </div>
  );
}
