import { DEPARTMENTS, type Department, type Ranks } from './departments.ts';

/** Administrative level as the registry knows it (层级). */
export type DepartmentLevel = 'national' | 'province' | 'city' | 'district' | 'county' | 'town';

/** What a printed name was found to mean. */
export interface ResolvedDepartment {
  id: string;
  level: DepartmentLevel | null;
  /** Level word and usual full short name: 区卫健委 → 区卫生健康委. */
  norm: string;
  /** `full` usual or full name, `alias` a short form, `former` a name out of use on the day, `sector` 卫生健康部门, `taught` by a user. */
  matchedBy: 'full' | 'alias' | 'former' | 'sector' | 'taught';
  confidence: number;
  /** Bodies that hold the duties on the day; the id itself unless the name is a former one. */
  current: readonly string[];
}

/** A printed name that a user has explained. */
export interface AliasEntry {
  alias: string;
  departmentId: string;
  level?: DepartmentLevel;
}

/** Circumstances of a printed name. */
export interface ResolveOptions {
  /** Day of the paper, `YYYY-MM-DD`; decides whether a name was in use. */
  onDay?: string | null;
  /** Level taken when the name bears none (后续单位省略层级). */
  defaultLevel?: DepartmentLevel | null;
  aliases?: readonly AliasEntry[];
}

/** Rank words a stem may bear, the usual one first. */
export const RANK_WORDS: Readonly<Record<Ranks, readonly string[]>> = {
  bureau: ['局', '厅', '部', '分局', '总局'],
  commission: ['委', '委员会'],
  'commission-bureau': ['委', '委员会', '局', '厅'],
  office: ['办', '办公室', '局'],
  administration: ['局', '管理局', '总局', '分局'],
  none: [],
};

const SECTOR_WORDS = ['部门', '行政部门', '主管部门', '行政主管部门'] as const;

interface Entry {
  department: Department;
  rank: string;
  sector: boolean;
  full: boolean;
}

const INDEX: ReadonlyMap<string, Entry> = buildIndex();
const BY_ID: ReadonlyMap<string, Department> = new Map(DEPARTMENTS.map((x) => [x.id, x]));
const LONGEST_PREFIX = 16;

function buildIndex(): Map<string, Entry> {
  const index = new Map<string, Entry>();
  const add = (name: string, entry: Entry): void => {
    if (!index.has(name)) index.set(name, entry);
  };
  for (const department of DEPARTMENTS) {
    for (const name of department.whole ?? [])
      add(name, { department, rank: '', sector: false, full: name.length > 3 });
    department.stems.forEach((stem, i) => {
      for (const rank of RANK_WORDS[department.ranks])
        add(stem + rank, { department, rank, sector: false, full: i === 0 || stem.length > 3 });
    });
  }
  for (const department of DEPARTMENTS) {
    if (department.until !== undefined && department.id !== 'price-former') continue;
    for (const stem of department.stems)
      for (const word of SECTOR_WORDS)
        add(stem + word, { department, rank: word, sector: true, full: false });
  }
  add('卫生部门', { department: DEPARTMENTS[0] as Department, rank: '部门', sector: true, full: false });
  add('卫生行政部门', {
    department: DEPARTMENTS[0] as Department,
    rank: '行政部门',
    sector: true,
    full: false,
  });
  add('编制部门', {
    department: DEPARTMENTS.find((x) => x.id === 'staffing-office') as Department,
    rank: '部门',
    sector: true,
    full: false,
  });
  return index;
}

/**
 * Finds the department that a printed name means (部门识别): place and level are read from the front of the name.
 * Returns null for a name the registry does not hold. White space inside the name is ignored.
 */
export function resolveDepartment(raw: string, options: ResolveOptions = {}): ResolvedDepartment | null {
  const name = raw.replace(/\s+/g, '');
  if (name.length < 2 || name.length > 60) return null;
  const taught = options.aliases?.find((a) => a.alias === name);
  if (taught !== undefined) {
    const department = BY_ID.get(taught.departmentId);
    if (department !== undefined) return taughtAs(department, taught, options);
  }
  for (let cut = 0; cut <= Math.min(LONGEST_PREFIX, name.length - 2); cut++) {
    const prefix = name.slice(0, cut);
    const level = levelOfPrefix(prefix);
    if (level === undefined) continue;
    const entry = INDEX.get(name.slice(cut));
    if (entry !== undefined)
      return resolved(entry, prefix, name, level ?? options.defaultLevel ?? null, options.onDay ?? null);
  }
  return null;
}

/** Department of the registry by its id; null when unknown. */
export function departmentById(id: string): Department | null {
  return BY_ID.get(id) ?? null;
}

/** Level that a prefix of a name states; null for no prefix, undefined when the prefix is no place or level. */
function levelOfPrefix(prefix: string): DepartmentLevel | null | undefined {
  if (prefix === '') return null;
  if (/[厅局委办由]|工作|任务/.test(prefix)) return undefined;
  if (/^(?:国家|全国|中央|中共中央|国务院|中国)$/.test(prefix)) return 'national';
  if (/自治区$|省$/.test(prefix)) return 'province';
  if (/(?:自治州|州|盟|地区)$/.test(prefix)) return 'city';
  if (prefix.endsWith('市')) return 'city';
  if (/(?:新区|区)$/.test(prefix)) return 'district';
  if (/(?:县|旗)$/.test(prefix)) return 'county';
  if (/(?:镇|乡|街道)$/.test(prefix)) return 'town';
  if (/^(?:中共|驻).{2,12}[省市区县州]$/.test(prefix)) return null;
  return undefined;
}

function resolved(
  entry: Entry,
  prefix: string,
  name: string,
  level: DepartmentLevel | null,
  onDay: string | null,
): ResolvedDepartment {
  const { department } = entry;
  const former =
    department.until !== undefined && onDay !== null && monthsAfter(onDay, department.until) > 12;
  const word =
    prefix !== ''
      ? prefix
      : name.startsWith('各')
        ? ''
        : level !== null && level !== 'national'
          ? LEVEL_WORD[level]
          : '';
  const norm = entry.sector ? name : word + usualName(entry, name.slice(prefix.length), level);
  const matchedBy = entry.sector ? 'sector' : former ? 'former' : entry.full ? 'full' : 'alias';
  const confidence = { sector: 0.7, former: 0.75, full: 0.99, alias: 0.97 }[matchedBy];
  return {
    id: department.id,
    level,
    norm,
    matchedBy,
    confidence,
    current: former ? (department.successors ?? [department.id]) : [department.id],
  };
}

/** Words of the levels before a name. */
export const LEVEL_WORD: Readonly<Record<DepartmentLevel, string>> = {
  national: '国家',
  province: '省',
  city: '市',
  district: '区',
  county: '县',
  town: '镇',
};

/** Bodies whose short and long forms all fold into one usual name; others keep a long printed form (combined bureaus). */
const FOLDED: ReadonlySet<string> = new Set([
  'health',
  'health-family-planning',
  'healthcare-security',
  'medical-insurance-office',
  'development-reform',
  'human-resources',
  'staffing-office',
  'market-regulation',
  'drug-administration',
  'health-reform-office',
  'health-reform-conference',
  'chinese-medicine',
  'disease-control',
  'disabled-federation',
  'women-federation',
  'family-planning-association',
  'science-technology',
  'science-commission',
  'science-association',
  'economy-information',
  'economy-commission',
  'industry-information',
  'finance',
  'education',
  'civil-affairs',
  'public-security',
  'justice',
  'audit',
]);

function usualName(entry: Entry, printed: string, level: DepartmentLevel | null): string {
  const { department, rank } = entry;
  if (FOLDED.has(department.id)) return withRank(department, rank, level);
  if (department.stems.length === 0 || rank === '办' || rank === '办公室') return printed;
  return printed.length > 4 ? printed.replace(/委员会$/, '委') : withRank(department, rank, level);
}

function withRank(department: Department, rank: string, level: DepartmentLevel | null): string {
  if (department.ranks === 'commission-bureau' && (rank === '局' || rank === '厅'))
    return department.norm.replace(/委$|\{\}$/, rank);
  if (!department.norm.includes('{}'))
    return rank === '分局' && department.norm.endsWith('局')
      ? `${department.norm.slice(0, -1)}分局`
      : department.norm;
  const usual = level === 'national' ? '部' : level === 'province' ? '厅' : '局';
  return department.norm.replace('{}', rank === '' ? usual : rank === '委员会' ? '委' : rank);
}

function taughtAs(department: Department, alias: AliasEntry, options: ResolveOptions): ResolvedDepartment {
  const level = alias.level ?? options.defaultLevel ?? null;
  const word = level === null ? '' : LEVEL_WORD[level];
  return {
    id: department.id,
    level,
    norm: word + withRank(department, '', level),
    matchedBy: 'taught',
    confidence: 1,
    current: [department.id],
  };
}

function monthsAfter(day: string, other: string): number {
  return (
    (Number(day.slice(0, 4)) - Number(other.slice(0, 4))) * 12 +
    Number(day.slice(5, 7)) -
    Number(other.slice(5, 7))
  );
}
