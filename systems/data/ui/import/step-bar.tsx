import { useNarrow, useText } from '@sanyi/ui';
import { Steps } from 'antd';
import { importWords } from '../../text/import-words.ts';
import { STEPS, type Step } from './readiness.ts';
import './import.css';

/** The five steps (步骤条); on a phone one line that says which of them this is. */
export function StepBar({
  step,
  isOff,
  onStep,
}: {
  step: Step;
  isOff: (step: Step) => boolean;
  onStep: (step: Step) => void;
}) {
  const text = useText(importWords);
  const narrow = useNarrow();
  const titles: Readonly<Record<Step, string>> = {
    recognise: text.stepRecognise,
    map: text.stepMap,
    preview: text.stepPreview,
    check: text.stepCheck,
    load: text.stepLoad,
  };
  const place = STEPS.indexOf(step);
  if (narrow)
    return (
      <p className="data-step-line">
        <span aria-hidden="true">
          {STEPS.map((one, at) => (
            <i key={one} className={at <= place ? 'data-step-past' : ''} />
          ))}
        </span>
        {text.stepOf(place + 1, STEPS.length, titles[step])}
      </p>
    );
  return (
    <Steps
      size="small"
      current={place}
      aria-label={text.steps}
      onChange={(next) => {
        const chosen = STEPS[next];
        if (chosen) onStep(chosen);
      }}
      items={STEPS.map((one) => ({ title: titles[one], disabled: isOff(one) }))}
    />
  );
}
