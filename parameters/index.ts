import type { ParameterText } from '@sanyi/parameters';
import qualityScore from './data/quality-score.yaml?raw';
import dipForming from './dip/forming.yaml?raw';
import entryChecks from './indicators/entry-checks.yaml?raw';
import escalationLadder from './monitoring/escalation-ladder.yaml?raw';
import evaluation from './monitoring/evaluation.yaml?raw';
import lightRule from './monitoring/light-rule.yaml?raw';
import sources from './sources.yaml?raw';

/** Every parameter file of the product, as text; `npm run check` fails when a file is missing here. */
export const parameterTexts: readonly ParameterText[] = [
  { file: 'data/quality-score.yaml', text: qualityScore },
  { file: 'dip/forming.yaml', text: dipForming },
  { file: 'indicators/entry-checks.yaml', text: entryChecks },
  { file: 'monitoring/escalation-ladder.yaml', text: escalationLadder },
  { file: 'monitoring/evaluation.yaml', text: evaluation },
  { file: 'monitoring/light-rule.yaml', text: lightRule },
];

/** Text of `sources.yaml`: the papers whose clauses order systems and fix numbers. */
export const sourcesText: string = sources;
