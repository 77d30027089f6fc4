// By its own address, because the generator of docs/reference reads this file without a store.
import { schemaIssues } from '@sanyi/api/schema-issues';
import { type LocalText, type ProblemIssue, problemCatalogue } from '@sanyi/kernel';
import { z } from 'zod';

export const configProblems = problemCatalogue('config', {
  invalid: {
    kind: 'input',
    title: { zh: '配置有误', en: 'The configuration is not valid' },
    detail: { zh: '以下配置项有误：{faults}', en: 'These settings are not valid: {faults}' },
    cure: {
      zh: '请按 docs/reference/config.md 修改环境变量后重新启动。',
      en: 'Correct the environment variables as docs/reference/config.md says and start again.',
    },
  },
  'cannot-listen': {
    kind: 'unavailable',
    title: { zh: '无法监听', en: 'Cannot listen' },
    detail: {
      zh: '无法在 {host}:{port} 上监听：{reason}。',
      en: 'Cannot listen on {host}:{port}: {reason}.',
    },
    cure: {
      zh: '请停止占用该端口的程序，或用 SANYI_HOST、SANYI_PORT 指定别的地址和端口。',
      en: 'Stop the program that holds the port, or name another address and port with SANYI_HOST and SANYI_PORT.',
    },
  },
});

export interface Setting<Schema extends z.ZodType = z.ZodType> {
  readonly environment: string;
  readonly schema: Schema;
  readonly fallback: string;
  readonly description: LocalText;
  /** True where the value must never be printed. */
  readonly secret?: boolean;
}

function setting<Schema extends z.ZodType>(definition: Setting<Schema>): Setting<Schema> {
  return definition;
}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, '应为整数 / A whole number')
    .transform(Number)
    .pipe(z.number().min(least).max(most));

/** Every setting of the product (配置项); nothing else reads the environment. */
export const settings = {
  dataDirectory: setting({
    environment: 'SANYI_DATA',
    schema: z.string().min(1),
    fallback: 'data/installation',
    description: {
      zh: '数据文件夹：内置数据库、上传文件和锁文件都在这里。',
      en: 'Data folder: embedded databases, uploaded files and lock files live here.',
    },
  }),
  host: setting({
    environment: 'SANYI_HOST',
    schema: z.string().min(1),
    fallback: '127.0.0.1',
    description: {
      zh: '监听地址。默认只接受本机访问；对外服务请置于 HTTPS 反向代理之后。',
      en: 'Address to listen on. Local only by default; put an HTTPS reverse proxy in front for others.',
    },
  }),
  port: setting({
    environment: 'SANYI_PORT',
    schema: wholeNumber(0, 65_535),
    fallback: '8720',
    description: { zh: '监听端口；0 表示由系统分配。', en: 'Port to listen on; 0 lets the system choose.' },
  }),
  recordsUrl: setting({
    environment: 'SANYI_RECORDS_URL',
    schema: z
      .string()
      .regex(
        /^$|^postgres(ql)?:\/\//,
        '应以 postgresql:// 开头，或留空 / Begins with postgresql://, or is empty',
      ),
    fallback: '',
    secret: true,
    description: {
      zh: '业务库 PostgreSQL 15 及以上的连接地址；留空使用内置库（适合试用和单机）。',
      en: 'PostgreSQL 15+ for records; empty uses the embedded engine (for trial and single-machine use).',
    },
  }),
  factsUrl: setting({
    environment: 'SANYI_FACTS_URL',
    schema: z
      .string()
      .regex(
        /^$|^off$|^https?:\/\//,
        '应以 http:// 或 https:// 开头，或为 off，或留空 / Begins with http:// or https://, is off, or is empty',
      ),
    fallback: '',
    secret: true,
    description: {
      zh: '分析库 ClickHouse 的地址；留空使用内置引擎，off 表示不启用。',
      en: 'ClickHouse for facts; empty uses the embedded engine, off runs without.',
    },
  }),
  factsDatabase: setting({
    environment: 'SANYI_FACTS_DATABASE',
    schema: z.string().regex(/^[a-z][a-z0-9_]*$/),
    fallback: 'sanyi',
    description: { zh: '分析库的数据库名。', en: 'Database name in the facts engine.' },
  }),
  keyFile: setting({
    environment: 'SANYI_KEYS',
    schema: z.string(),
    fallback: '',
    description: {
      zh: '密钥文件，须与数据库和数据文件夹分开备份；留空为数据文件夹旁的同名 .keys 文件。丢失后原始文件和人员信息无法恢复。',
      en: 'Key file, to be backed up apart from databases and data folder; empty is the file of the same name ending in .keys beside the data folder. Lost, sealed files and personal data cannot be recovered.',
    },
  }),
  uploadMegabytes: setting({
    environment: 'SANYI_UPLOAD_MB',
    schema: wholeNumber(1, 200),
    fallback: '20',
    description: { zh: '单个上传文件的上限（MB）。', en: 'Largest uploaded file in MB.' },
  }),
  dataMegabytes: setting({
    environment: 'SANYI_DATA_MB',
    schema: wholeNumber(1, 100_000),
    fallback: '2048',
    description: {
      zh: '单个业务数据文件（导入数据）的上限（MB）；文件边收边加密，不整体放入内存。',
      en: 'Largest data file to import in MB; it is sealed as it arrives and never held in memory.',
    },
  }),
  user: setting({
    environment: 'SANYI_USER',
    schema: z.string(),
    fallback: '',
    description: {
      zh: '命令行（如 sanyi data import）以哪个账号办事；服务本身不用。',
      en: 'Account that commands such as sanyi data import act for; the server itself has no use for it.',
    },
  }),
  password: setting({
    environment: 'SANYI_PASSWORD',
    schema: z.string(),
    fallback: '',
    secret: true,
    description: {
      zh: '该账号的密码，仅当命令行经由正在运行的服务办事时需要。',
      en: 'Its password, needed only where a command goes through a running server.',
    },
  }),
  sessionIdleMinutes: setting({
    environment: 'SANYI_SESSION_IDLE_MINUTES',
    schema: wholeNumber(5, 1_440),
    fallback: '120',
    description: {
      zh: '无操作多少分钟后需重新登录。',
      en: 'Minutes without activity after which one must sign in again.',
    },
  }),
  sessionHours: setting({
    environment: 'SANYI_SESSION_HOURS',
    schema: wholeNumber(1, 168),
    fallback: '12',
    description: {
      zh: '登录后最长多少小时需重新登录。',
      en: 'Hours after which one must sign in again in any case.',
    },
  }),
  logLevel: setting({
    environment: 'SANYI_LOG_LEVEL',
    schema: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']),
    fallback: 'warn',
    description: { zh: '日志级别。', en: 'Log level.' },
  }),
} as const;

export type Config = { readonly [Key in keyof typeof settings]: z.output<(typeof settings)[Key]['schema']> };

/**
 * Reads the configuration (读取配置) from an environment; all faults are reported together.
 *
 * @throws Problem `config/invalid`
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const issues: ProblemIssue[] = [];
  const values = Object.entries(settings).map(([key, item]) => {
    // An empty variable is one that was not set.
    const result = item.schema.safeParse(environment[item.environment] || item.fallback);
    if (!result.success) issues.push(...schemaIssues(result.error, item.environment));
    return [key, result.data];
  });
  if (issues.length > 0) {
    const faults = [...new Set(issues.map((issue) => issue.path))].join(', ');
    throw configProblems.problem('invalid', { faults }, { issues });
  }
  return Object.fromEntries(values) as Config;
}
