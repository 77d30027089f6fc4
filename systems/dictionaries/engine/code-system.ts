/** Systems of codes that are kept by edition and date (编码体系). Value lists are part of the product and have no edition. */
export type CodeSystem = 'icd-10' | 'icd-9-cm-3' | 'drug' | 'consumable' | 'service' | 'institution' | 'area';

export const CODE_SYSTEMS: readonly CodeSystem[] = [
  'icd-10',
  'icd-9-cm-3',
  'drug',
  'consumable',
  'service',
  'institution',
  'area',
];

/** Systems that exist in an insurance and a clinical edition with a map between them (双版本). */
export const MAPPED_SYSTEMS: readonly CodeSystem[] = ['icd-10', 'icd-9-cm-3'];

/**
 * Line of editions that supersede one another (版本系列): 医保版 and 国临版 of diagnoses and operations run side by side,
 * everything else has one national line.
 */
export type EditionLine = 'insurance' | 'clinical' | 'national';

/** Line that an edition's name belongs to (版本所属系列): `insurance-2.0` is of `insurance`; null where the system has no such line. */
export function lineOf(system: CodeSystem, edition: string): EditionLine | null {
  if (!MAPPED_SYSTEMS.includes(system)) return 'national';
  const line = edition.split('-')[0];
  return line === 'insurance' || line === 'clinical' ? line : null;
}
