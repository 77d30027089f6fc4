import { formats } from '../engine/index.ts';
import { plainHeading } from '../engine/recognise/match-columns.ts';

/** Headings that name a person, a document of theirs or how to reach them, whatever stands around them. */
const OF_A_PERSON =
  /姓名|人名$|(?:患者|病人|居民|参保人|家属|监护人|户主|户籍人)(?:$|名)|联系人|联络人|身份证|手机|移动电话|家庭电话|家庭住址|现住址|户口|户籍地址|籍贯|出生地|工作单位(?:及|地址|电话|联系)|人员编号|个人编号|(?:病案|病历|住院|门诊|就诊卡|健康卡|社保卡|医保卡|银行卡|护照|居民健康卡)(?:号|编号|账号)|医保电子凭证|健康卡|填表人|填报人|经办人|(?:医师|医生|护士|术者|麻醉师|编码员|操作员|创建人)(?:$|名)|邮箱|微信|QQ/i;
/** Headings that are personal unless they speak of an institution. */
const TO_BE_REACHED = /证件|电话|联系方式|地址|住址|卡号|账号|名字/;
const OF_AN_INSTITUTION = /机构|医院|医疗|药店|单位|公司|企业|药品|项目|诊断|手术|科室|区划|收费|设备/;

/** Words of headings in Latin letters or pinyin that are personal by themselves. */
const LATIN = new Set(
  'xm hzxm brxm sfz sfzh sfzhm zjhm lxdh dh sjh dz jtdz zz phone telephone mobile cellphone tel email mail wechat addr address postcode idcard idno idnumber certno certificateno passport ssn surname firstname lastname givenname fullname realname patientname patname psnname personname contactname patientid personid psnno mrn telecom contact'.split(
    ' ',
  ),
);
const PERSON = new Set(
  'patient pat psn person personal contact family member insured user doctor dr nurse staff opter crter emp'.split(
    ' ',
  ),
);
const OF_PERSONS = new Set('name no id number code'.split(' '));

let known: ReadonlySet<string> | null = null;

/** Headings under which some official format has personal fields (官方格式的个人字段). */
function knownHeadings(): ReadonlySet<string> {
  if (known) return known;
  const personal = new Set<string>();
  const others = new Set<string>();
  for (const { columns } of formats)
    for (const { name, title, aliases, personal: kind } of columns)
      for (const one of [name, title, ...aliases]) (kind === 'no' ? others : personal).add(plainHeading(one));
  // What one format calls a person and another a thing is decided by its words.
  known = new Set([...personal].filter((one) => !others.has(one)));
  return known;
}

/**
 * Whether names, numbers or addresses of persons stand under a heading (个人信息列), whoever made the table: the official
 * names of all formats, then the words of the heading in Chinese, pinyin or English.
 */
export function isPersonalHeading(heading: string): boolean {
  const plain = heading.normalize('NFKC').trim();
  if (plain === '') return false;
  if (knownHeadings().has(plainHeading(plain))) return true;
  if (OF_A_PERSON.test(plain)) return true;
  if (TO_BE_REACHED.test(plain) && !OF_AN_INSTITUTION.test(plain)) return true;
  return isPersonalLatin(plain);
}

function isPersonalLatin(heading: string): boolean {
  const words = heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return false;
  const whole = words.join('');
  if (whole === 'name' || LATIN.has(whole)) return true;
  // hospital_name and item_no are of things; patient_name and cert_no of persons.
  return words.some((word, at) => {
    if (LATIN.has(word)) return !isThing(words[0]);
    const next = words[at + 1];
    if (next === undefined) return false;
    return (PERSON.has(word) && OF_PERSONS.has(next)) || LATIN.has(`${word}${next}`);
  });
}

function isThing(word: string | undefined): boolean {
  return word !== undefined && THINGS.has(word);
}

const THINGS = new Set(
  'hospital hosp org organisation organization institution medins fixmedins dept department company drug item device insurer'.split(
    ' ',
  ),
);
