import { problemCatalogue } from '@sanyi/kernel';

export const dictionaryProblems = problemCatalogue('dictionaries', {
  'no-such-code': {
    kind: 'not-found',
    title: { zh: '没有这个编码', en: 'No such code' },
    detail: { zh: '字典里从未有过编码“{code}”。', en: 'No dictionary ever had the code “{code}”.' },
    cure: {
      zh: '请检查编码，或从编码字典检索；新版目录请先导入。',
      en: 'Check the code or search the dictionaries; import the new list first.',
    },
  },
  'not-a-table': {
    kind: 'input',
    title: { zh: '读不出表格', en: 'No table can be read' },
    detail: {
      zh: '文件“{name}”里没有能识别的表头：{reason}',
      en: 'The file “{name}” has no headings that are known: {reason}',
    },
    cure: {
      zh: '请确认第一行（或前二十行之一）是表头，至少有“编码”和“名称”两列，另存为 .xlsx 或 .csv 后再试。',
      en: 'Make one of the first twenty rows the headings, with at least the columns “code” and “name”, and save it as .xlsx or .csv.',
    },
  },
  'open-quote': {
    kind: 'input',
    title: { zh: '引号没有闭合', en: 'A quote is not closed' },
    detail: {
      zh: '文件“{name}”第 {row} 行的双引号没有闭合，后面的内容无法分列。',
      en: 'A double quote opened in line {row} of “{name}” is never closed, so that the rest cannot be split.',
    },
    cure: { zh: '请补上引号，或另存为 .xlsx 后再试。', en: 'Close it, or save the file as .xlsx.' },
  },
  'unknown-encoding': {
    kind: 'input',
    title: { zh: '认不出文字编码', en: 'Unknown text encoding' },
    detail: {
      zh: '文件“{name}”既不是 UTF-8，也不是 GB18030。',
      en: 'The file “{name}” is neither UTF-8 nor GB18030.',
    },
    cure: { zh: '请另存为 UTF-8 编码的 .csv，或 .xlsx。', en: 'Save it as .csv in UTF-8, or as .xlsx.' },
  },
  'heading-missing': {
    kind: 'input',
    title: { zh: '缺少必需的列', en: 'A needed column is missing' },
    detail: {
      zh: '文件“{name}”缺少：{fields}。已认出的表头：{headings}。',
      en: 'The file “{name}” lacks: {fields}. Headings that are known: {headings}.',
    },
    cure: {
      zh: '请补上该列，或把表头改为“编码”“名称”等通用叫法；对照表须有“国临版编码”和“医保版编码”。',
      en: 'Add the column, or name it “code”, “name”; a map needs “国临版编码” and “医保版编码”.',
    },
  },
  'heading-twice': {
    kind: 'input',
    title: { zh: '两列表头含义相同', en: 'Two columns mean the same' },
    detail: {
      zh: '文件“{name}”的列“{headings}”含义相同，不知道以哪一列为准。',
      en: 'The columns “{headings}” of “{name}” mean the same; which of them counts cannot be known.',
    },
    cure: { zh: '请删去或改名其中一列。', en: 'Delete or rename one of them.' },
  },
  'target-unknown': {
    kind: 'input',
    title: { zh: '看不出是哪种字典', en: 'What the file holds is unclear' },
    detail: {
      zh: '从文件“{name}”的表头和编码看不出是哪种字典。',
      en: 'Headings and codes of “{name}” do not tell which dictionary it is.',
    },
    cure: {
      zh: '请选择字典种类（命令行用 --as）。',
      en: 'Choose the dictionary (--as on the command line).',
    },
  },
  'edition-form': {
    kind: 'input',
    title: { zh: '版本名称不对', en: 'Not a name of an edition' },
    detail: {
      zh: '“{edition}”不能用作这种字典的版本名称。',
      en: '“{edition}” cannot name an edition of this dictionary.',
    },
    cure: {
      zh: '诊断和手术的版本以 insurance- 或 clinical- 开头，如 insurance-2.0；其他字典用字母、数字、点和横线，如 2026。',
      en: 'Diagnoses and operations begin with insurance- or clinical-, such as insurance-2.0; others use letters, digits, dots and hyphens, such as 2026.',
    },
  },
  'valid-from-missing': {
    kind: 'input',
    title: { zh: '缺少启用日期', en: 'The first day is missing' },
    detail: {
      zh: '已有版本“{present}”，新版本“{edition}”从哪天起代替它没有写明。',
      en: 'There is the edition “{present}”; the day on which “{edition}” takes its place is not given.',
    },
    cure: {
      zh: '请填写启用日期（命令行用 --from 2026-01-01）。',
      en: 'Give the first day (--from 2026-01-01 on the command line).',
    },
  },
  'older-than-present': {
    kind: 'conflict',
    title: { zh: '比现行版本旧', en: 'Older than the present edition' },
    detail: {
      zh: '现行版本“{present}”自 {since} 起启用，“{edition}”不晚于它，不能再插到前面。',
      en: 'The present edition “{present}” counts from {since}; “{edition}” is not later and cannot be put before it.',
    },
    cure: {
      zh: '请按启用日期从旧到新导入；更正现行版本时，请用它的版本名称。',
      en: 'Import editions from old to new; to correct the present one, use its name.',
    },
  },
  'valid-from-differs': {
    kind: 'conflict',
    title: { zh: '启用日期不一致', en: 'The first day differs' },
    detail: {
      zh: '版本“{edition}”已于 {since} 启用，这次写的是 {given}。',
      en: 'The edition “{edition}” counts from {since}; this time {given} was given.',
    },
    cure: { zh: '请去掉启用日期，或换一个版本名称。', en: 'Leave the day out, or choose another name.' },
  },
  'would-retire-most': {
    kind: 'conflict',
    title: { zh: '将停用大部分编码', en: 'Most codes would be retired' },
    detail: {
      zh: '按完整目录导入会停用 {retired} 个编码，超过现行 {present} 个的一半。',
      en: 'Taken as the whole list, the file would retire {retired} of {present} codes.',
    },
    cure: {
      zh: '文件只是一部分时请选“只增补”（命令行用 --partial）；确是完整目录时请确认停用（--confirm-retire）。',
      en: 'Choose “adds only” for a part of the list (--partial); confirm it where the list is really whole (--confirm-retire).',
    },
  },
  'rows-wrong': {
    kind: 'input',
    title: { zh: '有错误行，没有导入', en: 'Some rows are wrong; nothing was imported' },
    detail: { zh: '文件“{name}”有 {count} 行错误。', en: '{count} rows of “{name}” are wrong.' },
    cure: {
      zh: '请按所列原因改正后重新导入；或选择跳过错误行、导入其余（命令行用 --skip-wrong）。',
      en: 'Correct them as listed and import again, or skip them and import the rest (--skip-wrong).',
    },
  },
  'too-many-rows': {
    kind: 'input',
    title: { zh: '行数过多', en: 'Too many rows' },
    detail: {
      zh: '文件“{name}”有 {count} 行，一次最多 {limit} 行。',
      en: '“{name}” has {count} rows; at most {limit} at a time.',
    },
    cure: { zh: '请拆成几份，用“只增补”分别导入。', en: 'Split it and import the parts as additions.' },
  },
  'not-the-top-region': {
    kind: 'forbidden',
    title: { zh: '须由上级导入', en: 'For the region above' },
    detail: {
      zh: '编码字典供全部地区共用，您的机构属于“{region}”，不是最上级地区。',
      en: 'Dictionaries serve every region; your organisation belongs to “{region}”, which is not the topmost one.',
    },
    cure: {
      zh: '请把文件交给上级医改办或系统管理员导入。',
      en: 'Hand the file to the reform office above or to the administrator.',
    },
  },
  'sign-in-needed': {
    kind: 'unauthenticated',
    title: { zh: '命令行需要账号', en: 'The command line needs an account' },
    detail: {
      zh: '数据文件夹正由 {address} 的服务使用，命令要以某个账号的身份交给它执行。',
      en: 'The server at {address} owns the data folder; the command has to be given to it in the name of an account.',
    },
    cure: {
      zh: '请设置环境变量 SANYI_USER 和 SANYI_PASSWORD 后重试，或先停止服务。',
      en: 'Set SANYI_USER and SANYI_PASSWORD and try again, or stop the server first.',
    },
  },
  'server-refused': {
    kind: 'unavailable',
    title: { zh: '服务没有照办', en: 'The server did not do it' },
    detail: { zh: '正在运行的服务答复：{reason}', en: 'The running server says: {reason}' },
    cure: {
      zh: '请按答复处理；服务没有应答时请检查 SANYI_HOST 和 SANYI_PORT。',
      en: 'Follow what it says; where it does not answer, check SANYI_HOST and SANYI_PORT.',
    },
  },
  'no-such-file': {
    kind: 'input',
    title: { zh: '打不开文件', en: 'The file cannot be opened' },
    detail: {
      zh: '文件“{file}”不存在或无权读取。',
      en: 'The file “{file}” does not exist or may not be read.',
    },
    cure: { zh: '请检查路径和权限。', en: 'Check its path and permissions.' },
  },
});
