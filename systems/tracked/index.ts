import type { SystemManifest } from '@sanyi/kernel';
import { alliances } from './alliances.ts';
import { ambulance } from './ambulance.ts';
import { benefits } from './benefits.ts';
import { chronicCare } from './chronic-care.ts';
import { community } from './community.ts';
import { crossRegion } from './cross-region.ts';
import { diagnostics } from './diagnostics.ts';
import { emergency } from './emergency.ts';
import { familyDoctor } from './family-doctor.ts';
import { fund } from './fund.ts';
import { hospitals } from './hospitals.ts';
import { impact } from './impact.ts';
import { inspection } from './inspection.ts';
import { internetCare } from './internet-care.ts';
import { longTermCare } from './long-term-care.ts';
import { oneStop } from './one-stop.ts';
import { payment } from './payment.ts';
import { planning } from './planning.ts';
import { prescriptions } from './prescriptions.ts';
import { prices } from './prices.ts';
import { procurement } from './procurement.ts';
import { quality } from './quality.ts';
import { referral } from './referral.ts';
import { research } from './research.ts';
import { residents } from './residents.ts';
import { stewardship } from './stewardship.ts';
import { supervision } from './supervision.ts';
import { surveillance } from './surveillance.ts';
import { tcm } from './tcm.ts';
import { traceability } from './traceability.ts';

/** Systems named by the source papers and not built yet, in the order of the catalogue (K04 to K35). */
export const trackedSystems: readonly SystemManifest[] = [
  familyDoctor,
  stewardship,
  referral,
  alliances,
  payment,
  fund,
  supervision,
  procurement,
  prescriptions,
  prices,
  hospitals,
  community,
  internetCare,
  residents,
  diagnostics,
  chronicCare,
  surveillance,
  emergency,
  ambulance,
  traceability,
  longTermCare,
  benefits,
  crossRegion,
  planning,
  tcm,
  inspection,
  quality,
  oneStop,
  research,
  impact,
];
