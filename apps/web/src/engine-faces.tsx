import { type EngineFace, useLocale, useSession, useText } from '@sanyi/ui';
import { Popover } from 'antd';
import { words } from './text.ts';

/** Says on the product's face where the data live and what that promises (存储说明). */
export function EngineFaces() {
  const text = useText(words);
  const { installation } = useSession();
  return (
    <div className="shell-engines">
      <Face label={text.records} engine={installation.recordsEngine} />
      {installation.factsEngine && <Face label={text.facts} engine={installation.factsEngine} />}
      <span>{text.version(installation.version)}</span>
    </div>
  );
}

function Face({ label, engine }: { label: string; engine: EngineFace }) {
  const text = useText(words);
  const { say } = useLocale();
  return (
    <Popover
      trigger="click"
      content={
        <div className="shell-engine-promise">
          <strong>
            {label} {engine.kind} {engine.version}
          </strong>
          <p>{say(engine.promise)}</p>
        </div>
      }
    >
      <button type="button" title={text.enginePromise}>
        {label} <b>{engine.kind}</b> {engine.version}
      </button>
    </Popover>
  );
}
