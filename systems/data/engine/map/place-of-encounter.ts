import type { Intake } from '../intake/intake.ts';
import type { FieldFinder } from './mapper.ts';

/** Where and when an encounter was that a row only names (就诊归属). */
export interface PlaceOfEncounter {
  readonly encounterAt: number;
  /** Tells the intake and answers the day the encounter counts under, `''` where nobody knows yet. */
  read(): string;
}

/** Asks the row itself, then the encounters that are known, then the sender (就诊归属). */
export function placeOfEncounter(intake: Intake, find: FieldFinder): PlaceOfEncounter {
  const encounterAt = find.at('mdtrt_id');
  const institutionAt = find.at('fixmedins_code');
  const endedAt = find.at('endtime');
  const settledAt = find.at('setl_time');
  const { context } = intake;
  return {
    encounterAt,
    read() {
      const encounter = intake.value(encounterAt);
      intake.encounterId = encounter;
      const known = context.encounters?.find(encounter) ?? null;
      intake.institution = intake.value(institutionAt) || known?.institution || (context.institution ?? '');
      const day = known?.countedOn || intake.dayOf(endedAt) || intake.dayOf(settledAt);
      intake.day = day;
      return day;
    },
  };
}
