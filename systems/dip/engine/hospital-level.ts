/** Level of a hospital by its code in `hosp_lv` (机构等级), 3 the highest; null where the list gives none. */
const LEVELS: Readonly<Record<string, readonly string[]>> = {
  '3': ['01', '02', '03', '04', '12'],
  '2': ['05', '06', '07', '13'],
  '1': ['08', '09', '10', '14'],
};

/** Levels in ascending order (等级由低到高). */
export const HOSPITAL_LEVELS: readonly string[] = ['1', '2', '3'];

/** Community centres and village clinics are of the first level, whatever stands in their code. */
export function hospitalLevel(levelCode: string | null, kindCode: string): string | null {
  if (kindCode === 'community-centre' || kindCode === 'village-clinic') return '1';
  return Object.keys(LEVELS).find((level) => LEVELS[level]?.includes(levelCode ?? '')) ?? null;
}
