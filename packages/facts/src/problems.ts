/** Length: over the limit because a catalogue is one literal list, which the check reads entry by entry. */

import { Problem, problemCatalogue } from '@sanyi/kernel';

/** Everything the facts store can refuse (事实库问题). */
export const factsProblems = problemCatalogue('facts', {
  'engine-missing': {
    kind: 'unavailable',
    title: { zh: '本机没有安装内嵌事实库', en: 'The embedded facts engine is not installed' },
    detail: {
      zh: '找不到可选组件 chdb，因此不能在本机目录中保存事实数据。',
      en: 'The optional package chdb cannot be loaded, so facts cannot be kept in a local folder.',
    },
    cure: {
      zh: '在 Linux（glibc）或 macOS 上安装 chdb，或改用 ClickHouse 服务器地址。',
      en: 'Install chdb on Linux (glibc) or macOS, or give the address of a ClickHouse server instead.',
    },
  },
  'wrong-thread': {
    kind: 'unavailable',
    title: { zh: '不能在工作线程中打开事实库', en: 'Facts cannot be opened in a worker thread' },
    detail: {
      zh: '内嵌事实库只能在进程的主线程中使用，否则会使整个进程崩溃。',
      en: 'The embedded engine may only live on the main thread of a process; elsewhere it crashes the process.',
    },
    cure: {
      zh: '在主线程中打开；较长的任务放到子进程，由它向服务器提问。',
      en: 'Open it on the main thread; put long work into a child process that asks the server.',
    },
  },
  'folder-in-use': {
    kind: 'conflict',
    title: { zh: '事实库目录正在使用', en: 'The facts folder is in use' },
    detail: {
      zh: '目录 {directory} 已由 {owner} 打开；同一目录只能由一个进程使用。',
      en: 'The folder {directory} is already open by {owner}; only one process may use a folder.',
    },
    cure: {
      zh: '先停止那个进程，或让命令行访问正在运行的服务器。',
      en: 'Stop that process first, or let the command line talk to the running server.',
    },
  },
  'folder-unusable': {
    kind: 'unavailable',
    title: { zh: '事实库目录不能使用', en: 'The facts folder cannot be used' },
    detail: {
      zh: '引擎打不开目录 {directory}：{reason}',
      en: 'The engine cannot open the folder {directory}: {reason}',
    },
    cure: {
      zh: '检查目录的权限和磁盘，并确认没有其他进程在使用它。',
      en: 'Check the rights and the disk, and that no other process is using the folder.',
    },
  },
  unreachable: {
    kind: 'unavailable',
    title: { zh: '连接不上事实库', en: 'The facts server cannot be reached' },
    detail: { zh: '事实库服务器没有应答：{reason}', en: 'The facts server does not answer: {reason}' },
    cure: {
      zh: '检查服务器地址、网络和用户名，稍后再试。',
      en: 'Check the address, the network and the user, then try again.',
    },
  },
  closed: {
    kind: 'unavailable',
    title: { zh: '事实库已关闭', en: 'The facts store is closed' },
    detail: {
      zh: '事实库正在关闭，不再接受新的请求。',
      en: 'The facts store is closing and takes no new requests.',
    },
    cure: { zh: '等服务重新启动后再试。', en: 'Try again after the service has started again.' },
  },
  busy: {
    kind: 'unavailable',
    title: { zh: '事实库太忙', en: 'The facts store is too busy' },
    detail: {
      zh: '已有 {waiting} 个请求在排队，这个请求没有执行。',
      en: '{waiting} requests are already waiting; this one was not run.',
    },
    cure: { zh: '稍后再试，或缩小查询范围。', en: 'Try again later, or narrow the query.' },
  },
  'too-slow': {
    kind: 'unavailable',
    title: { zh: '查询超时', en: 'The query took too long' },
    detail: {
      zh: '查询在 {seconds} 秒内没有完成，已停止。',
      en: 'The query did not finish within {seconds} s and was stopped.',
    },
    cure: {
      zh: '缩小时间或地区范围，或改为后台任务。',
      en: 'Narrow the period or region, or run it as a job.',
    },
  },
  'too-much-memory': {
    kind: 'unavailable',
    title: { zh: '查询占用内存过多', en: 'The query needs too much memory' },
    detail: {
      zh: '查询超过内存上限（{bytes} 字节），已停止；其他请求不受影响。',
      en: 'The query passed its memory limit ({bytes} bytes) and was stopped; nothing else is affected.',
    },
    cure: { zh: '缩小查询范围，或提高内存上限。', en: 'Narrow the query, or raise the memory limit.' },
  },
  'too-many-rows': {
    kind: 'input',
    title: { zh: '结果行数过多', en: 'The result has too many rows' },
    detail: {
      zh: '结果超过 {rows} 行的上限，没有返回任何一行。',
      en: 'The result passes the limit of {rows} rows; no row was returned.',
    },
    cure: { zh: '加上条件或分页，或用流式读取。', en: 'Add conditions or paging, or read it as a stream.' },
  },
  cancelled: {
    kind: 'unavailable',
    title: { zh: '查询已取消', en: 'The query was cancelled' },
    detail: {
      zh: '查询 {marker} 已取消，引擎已停止计算。',
      en: 'Query {marker} was cancelled and the engine has stopped it.',
    },
    cure: { zh: '需要结果时重新提交。', en: 'Submit it again if the result is needed.' },
  },
  'disk-full': {
    kind: 'unavailable',
    title: { zh: '磁盘空间不足', en: 'Not enough disk space' },
    detail: {
      zh: '装载约需 {needed} 字节，可用 {free} 字节；没有写入任何数据。',
      en: 'The load needs about {needed} bytes, {free} are free; nothing was written.',
    },
    cure: { zh: '清理或扩充磁盘后再装载。', en: 'Free or add disk space, then load again.' },
  },
  'bad-parameter': {
    kind: 'input',
    title: { zh: '查询参数不正确', en: 'A query parameter is wrong' },
    detail: { zh: '参数 {name}：{reason}', en: 'Parameter {name}: {reason}' },
    cure: { zh: '改正参数后再试。', en: 'Correct the parameter and try again.' },
  },
  'several-statements': {
    kind: 'input',
    title: { zh: '一次只能执行一条语句', en: 'Only one statement at a time' },
    detail: {
      zh: '给出的语句不止一条，一条也没有执行。',
      en: 'More than one statement was given; none was run.',
    },
    cure: { zh: '分开提交。', en: 'Submit them one by one.' },
  },
  'not-allowed': {
    kind: 'forbidden',
    title: { zh: '不允许的语句', en: 'This statement is not allowed' },
    detail: { zh: '语句没有执行：{reason}', en: 'The statement was not run: {reason}' },
    cure: {
      zh: '查询只能读取本系统的数据；写入请用装载，结构变化请用迁移。',
      en: 'Queries may only read our own tables; write by a load, change tables by a migration.',
    },
  },
  'not-colocated': {
    kind: 'input',
    title: { zh: '分片之间不能直接连接', en: 'These tables cannot be joined across shards' },
    detail: {
      zh: '两张分布表的直接连接已被拒绝，因为各分片只看得到自己的数据。',
      en: 'A plain join of two distributed tables is refused because each shard sees only its own rows.',
    },
    cure: {
      zh: '写成 GLOBAL JOIN，或按分片键连接并说明。',
      en: 'Write GLOBAL JOIN, or join by the sharding key and say so.',
    },
  },
  'bad-statement': {
    kind: 'unavailable',
    title: { zh: '事实库拒绝了语句', en: 'The facts engine refused the statement' },
    detail: {
      zh: '引擎返回错误 {engineCode}：{reason}',
      en: 'The engine answered with error {engineCode}: {reason}',
    },
    cure: {
      zh: '请把编号和原因告诉维护人员。',
      en: 'Give the number and the reason to whoever maintains the system.',
    },
  },
  'unexpected-shape': {
    kind: 'unavailable',
    title: { zh: '结果的列不符', en: 'The result has other columns than expected' },
    detail: { zh: '应为 {expected}，实为 {actual}。', en: 'Expected {expected}, found {actual}.' },
    cure: { zh: '先运行数据库迁移，再重试。', en: 'Run the migrations, then try again.' },
  },
  'rows-refused': {
    kind: 'input',
    title: { zh: '数据有误，整批没有装载', en: 'Some rows are wrong; nothing was loaded' },
    detail: {
      zh: '共 {read} 行，{rejected} 行有误；为避免悄悄改变数值，整批未装载。',
      en: 'Of {read} rows {rejected} are wrong; so that no value changes in silence, nothing was loaded.',
    },
    cure: {
      zh: '按所列行号和原因改正后重新装载，或选择隔离错误行。',
      en: 'Correct the rows listed and load again, or choose to set the wrong rows aside.',
    },
  },
  'file-unreadable': {
    kind: 'input',
    title: { zh: '文件读不通', en: 'The file cannot be read' },
    detail: {
      zh: '文件格式有误：{reason}；没有装载任何一行。',
      en: 'The file is malformed: {reason}; no row was loaded.',
    },
    cure: {
      zh: '检查分隔符、引号、编码和表头后重新上传。',
      en: 'Check separator, quotes, encoding and header, then upload again.',
    },
  },
  'inexact-text': {
    kind: 'unavailable',
    title: { zh: '内部数据写法有误', en: 'Text of our own is not exact' },
    detail: {
      zh: '写入 {table} 的内容中有值不能原样还原，没有计入任何统计。',
      en: 'Something written to {table} would not read back as the same text; none of it counts.',
    },
    cure: {
      zh: '请将出错的文件编号告诉系统管理员，这是程序缺陷。',
      en: 'Give the number of the file to the administrator; this is a defect of the program.',
    },
  },
  'empty-load': {
    kind: 'input',
    title: { zh: '没有可装载的行', en: 'There is nothing to load' },
    detail: {
      zh: '来源没有任何有效行；原有数据保持不变。',
      en: 'The source has no valid row; what was there stays as it is.',
    },
    cure: {
      zh: '如确需清空，请明确声明允许空批次。',
      en: 'If it should be emptied, say explicitly that an empty load is meant.',
    },
  },
  'outside-partition': {
    kind: 'input',
    title: { zh: '数据超出所声明的分区', en: 'Rows lie outside the declared partition' },
    detail: {
      zh: '声明的分区是 {partition}，文件中还有 {found}；没有装载。',
      en: 'The declared partition is {partition}, the source also holds {found}; nothing was loaded.',
    },
    cure: { zh: '按期间拆分文件，或改正期间。', en: 'Split the file by period, or correct the period.' },
  },
  'token-reused': {
    kind: 'conflict',
    title: { zh: '批次号已用于另一份数据', en: 'The load token was used for other data' },
    detail: {
      zh: '批次 {token} 已经装载过内容不同的数据。',
      en: 'Token {token} has already loaded different content.',
    },
    cure: { zh: '换一个批次号。', en: 'Use another token.' },
  },
  'written-meanwhile': {
    kind: 'conflict',
    title: { zh: '装载期间有其他写入', en: 'Someone else wrote to the table meanwhile' },
    detail: {
      zh: '装载期间 {table} 被其他进程写入；为不丢失那些行，本次装载已撤销。',
      en: '{table} was written to by another process during the load; so that those rows are kept, the load was undone.',
    },
    cure: { zh: '用同一批次号重新装载。', en: 'Load again under the same token.' },
  },
  'totals-differ': {
    kind: 'unavailable',
    title: { zh: '装载核对不平', en: 'The load does not add up' },
    detail: {
      zh: '读入 {read} 行，接受 {accepted}、隔离 {rejected}，合计不符；已全部撤销。',
      en: '{read} rows read, {accepted} accepted, {rejected} set aside: they do not add up; everything was undone.',
    },
    cure: {
      zh: '重新装载；若再次出现请联系维护人员。',
      en: 'Load again; if it happens again, tell whoever maintains the system.',
    },
  },
  'unknown-table': {
    kind: 'not-found',
    title: { zh: '没有这张事实表', en: 'No such facts table' },
    detail: { zh: '事实库中没有 {table}。', en: 'The facts store has no {table}.' },
    cure: { zh: '先运行数据库迁移。', en: 'Run the migrations first.' },
  },
  'not-loadable': {
    kind: 'input',
    title: { zh: '这样的列不能装载', en: 'Such a column cannot be loaded' },
    detail: { zh: '{column}：{reason}', en: '{column}: {reason}' },
    cure: { zh: '改正列名或列的类型。', en: 'Correct the column name or its type.' },
  },
  'migration-refused': {
    kind: 'conflict',
    title: { zh: '迁移脚本不符合约定', en: 'A migration breaks the rules' },
    detail: { zh: '{migration}：{reason}', en: '{migration}: {reason}' },
    cure: {
      zh: '已执行的脚本不可改动；请新增一个编号更大的脚本。',
      en: 'A script that has run must not change; add a new one with the next number.',
    },
  },
});

export type FactsProblemCode = keyof typeof factsProblems.entries;

/** The engine's own error number (引擎错误号) inside whatever was thrown, or undefined. */
export function engineCodeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('clickhouseCode' in error && typeof error.clickhouseCode === 'number') return error.clickhouseCode;
  if ('code' in error && typeof error.code === 'string' && /^\d+$/.test(error.code))
    return Number(error.code);
  if ('cause' in error && error.cause !== undefined) {
    const inner = engineCodeOf(error.cause);
    if (inner !== undefined) return inner;
  }
  const match = error instanceof Error ? /Code: (\d+)\./.exec(error.message) : null;
  return match ? Number(match[1]) : undefined;
}

/** What the refusal needs to say about the statement that failed. */
export interface FailureContext {
  readonly marker: string;
  readonly seconds: number;
  readonly bytes: number;
  readonly rows: number;
}

/** What the network says when there is nobody, or nobody any more, at the other end. */
const NO_ANSWER =
  /ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|socket hang up|Timeout error/;

/**
 * Turns what an engine or the network threw into a refusal of ours (错误转问题). A `Problem` passes unchanged, and so
 * does an error that is neither: that is a mistake of ours and must look like one.
 */
export function asProblem(error: unknown, context: FailureContext): unknown {
  if (error instanceof Problem) return error;
  const engineCode = engineCodeOf(error);
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 600);
  const extras = { cause: error };
  switch (engineCode) {
    case 159:
    case 160:
      return factsProblems.problem('too-slow', { seconds: context.seconds }, extras);
    case 241:
      return factsProblems.problem('too-much-memory', { bytes: context.bytes }, extras);
    case 158:
    case 396:
      return factsProblems.problem('too-many-rows', { rows: context.rows }, extras);
    case 394:
      return factsProblems.problem('cancelled', { marker: context.marker }, extras);
    case 243:
      return factsProblems.problem('disk-full', { needed: '?', free: 0 }, extras);
    case 164:
      return factsProblems.problem('not-allowed', { reason }, extras);
    case 288:
      return factsProblems.problem('not-colocated', {}, extras);
    case 456:
    case 457:
      return factsProblems.problem('bad-parameter', { name: '?', reason }, extras);
    case undefined:
      return NO_ANSWER.test(`${codeOf(error)} ${reason}`)
        ? factsProblems.problem('unreachable', { reason }, extras)
        : error;
    default:
      return factsProblems.problem('bad-statement', { engineCode, reason }, extras);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
