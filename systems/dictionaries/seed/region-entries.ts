import type { Platform } from '@sanyi/api';
import type { RegionPort } from '@sanyi/system-region/port';
import type { Entry } from '../engine/entry.ts';
import { chapterOf, type PairedSample } from './sample-entries.ts';

/** What is taken from the practice region's catalogue (演练目录), as far as this system needs it. */
export interface RegionCatalogue {
  readonly diseases: readonly { readonly code: string; readonly name: string }[];
  readonly secondaries: readonly { readonly code: string; readonly name: string }[];
  readonly operations: readonly { readonly code: string; readonly name: string; readonly level: number }[];
  readonly items: readonly {
    readonly code: string;
    readonly name: string;
    readonly kind: 'drug' | 'consumable' | 'service';
    readonly chargeClass: string;
    readonly grade: string;
    readonly unit: string;
    readonly specification: string;
  }[];
  readonly retired: readonly { readonly retired: string; readonly present: string }[];
}

/** The catalogue of the practice region, where that system is switched on and offers it; null otherwise. */
export function regionCatalogue(platform: Platform): RegionCatalogue | null {
  if (!platform.manifests.some((manifest) => manifest.id === 'region' && manifest.offers)) return null;
  return platform.port<RegionPort>('region').catalogue();
}

/** The catalogue as entries (演练目录条目): its codes are of the insurance edition and stand in the clinical one unchanged. */
export function regionEntries(catalogue: RegionCatalogue | null): {
  readonly diagnoses: PairedSample;
  readonly operations: PairedSample;
  readonly items: Readonly<Record<'drug' | 'consumable' | 'service', readonly Entry[]>>;
} {
  const codes = [...(catalogue?.diseases ?? []), ...(catalogue?.secondaries ?? [])];
  const diagnoses = codes.map(({ code, name }) => ({ code, name, grey: false, category: chapterOf(code) }));
  const operations = (catalogue?.operations ?? []).map(({ code, name, level }) => ({
    code,
    name,
    grey: false,
    attributes: { level: String(level) },
  }));
  const names = new Map([...diagnoses, ...operations].map(({ code, name }) => [code, name]));
  const ofKind = (kind: 'drug' | 'consumable' | 'service') =>
    (catalogue?.items ?? [])
      .filter((item) => item.kind === kind)
      .map(
        (item): Entry => ({
          code: item.code,
          name: item.name,
          category: item.chargeClass,
          attributes: Object.fromEntries(
            Object.entries({ specification: item.specification, unit: item.unit, grade: item.grade }).filter(
              ([, text]) => text !== '',
            ),
          ),
        }),
      );
  const retired = (catalogue?.retired ?? []).map(({ retired: code, present }) => ({
    code,
    name: `${names.get(present) ?? code}（旧条目）`,
    successor: present,
    grey: false,
    ended: true,
  }));
  const isOperation = ({ code }: { readonly code: string }) => /^\d/.test(code);
  return {
    diagnoses: paired(
      diagnoses,
      retired.filter((entry) => !isOperation(entry)),
    ),
    operations: paired(operations, retired.filter(isOperation)),
    items: { drug: ofKind('drug'), consumable: ofKind('consumable'), service: ofKind('service') },
  };
}

function paired(entries: readonly Entry[], retired: readonly Entry[]): PairedSample {
  return {
    insurance: entries,
    clinical: entries,
    map: entries.map(({ code, name }) => ({ code, target: code, name })),
    retired,
  };
}

/** Two lists as one (合并目录): the first one's word counts where both know a code. */
export function joined(first: readonly Entry[], second: readonly Entry[]): Entry[] {
  const byCode = new Map<string, Entry>();
  for (const entry of [...first, ...second]) if (!byCode.has(entry.code)) byCode.set(entry.code, entry);
  return [...byCode.values()];
}

/** Both editions and the map of two lists as one (合并双版本目录); what one of them still has is not retired. */
export function joinedPairs(first: PairedSample, second: PairedSample): PairedSample {
  const insurance = joined(first.insurance, second.insurance);
  const kept = new Set(insurance.map(({ code }) => code));
  const clinical = joined(first.clinical, second.clinical);
  return {
    insurance,
    clinical,
    map: joined(first.map, second.map),
    retired: joined(first.retired, second.retired).filter(({ code }) => !kept.has(code)),
  };
}
