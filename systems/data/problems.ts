// This file is over the limit because it is one catalogue: every refusal with what to do about it.
import { problemCatalogue } from '@sanyi/kernel';

/** Refusals of the data system (区域数据的拒绝). */
export const dataProblems = problemCatalogue('data', {
  'no-facts': {
    kind: 'unavailable',
    title: { zh: '没有启用分析库', en: 'No facts store' },
    detail: {
      zh: '本安装没有启用分析库，不能导入或统计业务数据。',
      en: 'This installation runs without a facts store; data can be neither imported nor counted.',
    },
    cure: {
      zh: '请将 SANYI_FACTS_URL 留空或填写 ClickHouse 地址后重新启动。',
      en: 'Leave SANYI_FACTS_URL empty or name a ClickHouse server, and start again.',
    },
  },
  'no-such-file': {
    kind: 'not-found',
    title: { zh: '没有这个数据文件', en: 'No such file' },
    detail: {
      zh: '没有 {fileNo} 号文件，或它不在您的数据范围内。',
      en: 'There is no file {fileNo}, or it lies outside your scope.',
    },
    cure: { zh: '请从文件列表重新进入。', en: 'Open it from the list of files.' },
  },
  'no-such-table': {
    kind: 'not-found',
    title: { zh: '没有这张标准表', en: 'No such table' },
    detail: { zh: '标准表中没有 {table}。', en: 'There is no canonical table {table}.' },
    cure: { zh: '请从标准表目录重新进入。', en: 'Open it from the list of tables.' },
  },
  'no-such-figure': {
    kind: 'not-found',
    title: { zh: '打不开这个数字', en: 'This figure cannot be opened' },
    detail: { zh: '没有编号为 {id} 的数字。', en: 'There is no figure {id}.' },
    cure: { zh: '请在数据页面上重新点击数字。', en: 'Click the figure on its page again.' },
  },
  'no-such-line': {
    kind: 'not-found',
    title: { zh: '没有这一行', en: 'No such line' },
    detail: {
      zh: '{fileNo} 号文件第 {sheet} 张表没有第 {line} 行，或它不在您的数据范围内。',
      en: 'Sheet {sheet} of file {fileNo} has no line {line}, or it lies outside your scope.',
    },
    cure: { zh: '请从行问题或数据行重新进入。', en: 'Open it from a row or an issue.' },
  },
  'no-such-format': {
    kind: 'not-found',
    title: { zh: '没有这种格式', en: 'No such format' },
    detail: { zh: '没有名为 {format} 的导入格式。', en: 'There is no import format {format}.' },
    cure: { zh: '请从格式列表中选择。', en: 'Choose one from the list of formats.' },
  },
  'no-template': {
    kind: 'not-found',
    title: { zh: '这种格式没有模板', en: 'No template' },
    detail: {
      zh: '{format} 是报文格式，不用表格模板填报。',
      en: '{format} is a message format and is not filled in a workbook.',
    },
    cure: { zh: '请由业务系统按接口规范导出。', en: 'Export it from the system as its interface says.' },
  },
  'not-your-sender': {
    kind: 'forbidden',
    title: { zh: '不能代该单位报送', en: 'Not your sender' },
    detail: {
      zh: '报送单位 {sender} 不存在，或不在您可以代报的范围内。',
      en: 'The sender {sender} does not exist, or you may not send for it.',
    },
    cure: { zh: '请选择本单位或本地区的机构。', en: 'Choose your own organisation or one of your region.' },
  },
  'not-recognised': {
    kind: 'input',
    title: { zh: '认不出文件格式', en: 'The format was not recognised' },
    detail: {
      zh: '{name} 的表头与 {format} 对不上：{reason}',
      en: '{name} does not look like {format}: {reason}',
    },
    cure: {
      zh: '请选择正确的格式，或用“自选列对应”逐列指定。',
      en: 'Choose the right format, or assign the columns one by one.',
    },
  },
  'no-heading': {
    kind: 'input',
    title: { zh: '这一行不是表头', en: 'No headings in that line' },
    detail: {
      zh: '{name} 的第 {line} 行没有列名。',
      en: 'Line {line} of {name} holds no names of columns.',
    },
    cure: {
      zh: '请填写表头所在的行；工作簿还请核对是第几张工作表。',
      en: 'Name the line of the headings; in a workbook check the sheet too.',
    },
  },
  'headings-repeated': {
    kind: 'input',
    title: { zh: '表头有重名的列', en: 'Headings stand twice' },
    detail: {
      zh: '{name} 的表头有重名的列：{headings}，分不清哪一列是哪一列。',
      en: 'In {name} these headings stand twice and name no single column: {headings}.',
    },
    cure: {
      zh: '请核对表头在第几行；确有重名的，请报送单位改名后重报。',
      en: 'Check the line of the headings; if they do stand twice, ask the sender to rename them.',
    },
  },
  'needs-columns': {
    kind: 'input',
    title: { zh: '认不出格式', en: 'The format is not known' },
    detail: {
      zh: '认不出 {name} 的格式，该报送单位也没有为这样的表头指定过列对应。',
      en: '{name} is of no known format, and no columns were ever assigned for such headings of this sender.',
    },
    cure: {
      zh: '请用 --as 指明格式；或在“导入数据”页面逐列指定一次，以后同样表头的文件可直接导入。',
      en: 'Name the format with --as; or assign the columns once on the page “Import data”, then files with the same headings go in by themselves.',
    },
  },
  'busy-file': {
    kind: 'conflict',
    title: { zh: '文件正在处理', en: 'The file is being worked on' },
    detail: { zh: '{fileNo} 号文件正在试导入或导入。', en: 'File {fileNo} is in a dry run or an import.' },
    cure: { zh: '请等待完成，或先取消任务。', en: 'Wait until it is done, or cancel the job.' },
  },
  'not-current': {
    kind: 'conflict',
    title: { zh: '文件没有入库', en: 'The file does not count' },
    detail: {
      zh: '{fileNo} 号文件当前不计入数据，无需撤销。',
      en: 'File {fileNo} does not count at present; there is nothing to undo.',
    },
    cure: { zh: '请刷新页面查看最新状态。', en: 'Reload the page to see how it stands.' },
  },
  'wrong-supersede': {
    kind: 'input',
    title: { zh: '不能替换该文件', en: 'That file cannot be superseded' },
    detail: {
      zh: '{fileNo} 号文件不存在、不是已入库状态，或格式不同。',
      en: 'File {fileNo} does not exist, does not count, or has another format.',
    },
    cure: { zh: '请从重叠提示中选择要替换的文件。', en: 'Choose the file from the overlaps that are shown.' },
  },
  'rows-refused': {
    kind: 'input',
    title: { zh: '有错误行，整个文件已退回', en: 'Some rows are wrong; the whole file was refused' },
    detail: {
      zh: '{name} 共 {read} 行，其中 {rejected} 行有误。您选择了“有错即整体退回”。',
      en: '{name} has {read} rows, {rejected} of them wrong, and all or nothing was chosen.',
    },
    cure: {
      zh: '请下载标注后的原文件改正，或改选“退回错误行、其余入库”。',
      en: 'Download the marked file and correct it, or choose to set wrong rows aside.',
    },
  },
  'overlap-refused': {
    kind: 'conflict',
    title: { zh: '与已有数据重叠', en: 'The rows are there already' },
    detail: {
      zh: '{name} 有 {rows} 行与已入库的 {files} 个文件重叠。',
      en: '{rows} rows of {name} are there already, from {files} other file(s).',
    },
    cure: {
      zh: '请查看重叠文件，改选“只收新行”或“替换原文件”。',
      en: 'Look at the overlapping files; take new rows only, or supersede.',
    },
  },
  'nothing-accepted': {
    kind: 'input',
    title: { zh: '没有可入库的行', en: 'No row could be taken' },
    detail: {
      zh: '{name} 读到 {read} 行，没有一行通过校验。',
      en: '{name} has {read} rows and none of them passed.',
    },
    cure: {
      zh: '请下载标注后的原文件查看原因，常见原因是选错格式或编码。',
      en: 'Download the marked file for the reasons; often the format or the encoding is the wrong one.',
    },
  },
  'wrong-encoding': {
    kind: 'input',
    title: { zh: '文字编码不对', en: 'The encoding is the wrong one' },
    detail: {
      zh: '{name} 在第 {position} 字节（第 {line} 行附近）不是 {encoding} 文字。',
      en: '{name} is not {encoding} at byte {position} (about line {line}).',
    },
    cure: {
      zh: '请改选另一种编码（UTF-8 或 GB18030）重试；两种都不行时请重新导出。',
      en: 'Choose the other encoding (UTF-8 or GB18030); if neither fits, export the file again.',
    },
  },
  'rows-lost': {
    kind: 'unavailable',
    title: { zh: '入库行数不符', en: 'Rows are missing' },
    detail: {
      zh: '{table} 应写入 {expected} 行，实际 {found} 行；本次导入不计入数据。',
      en: '{table} should hold {expected} rows and holds {found}; the import does not count.',
    },
    cure: {
      zh: '请重新导入；如再出现请告知系统管理员。',
      en: 'Import again; if it happens again, tell the administrator.',
    },
  },
  'utf-16': {
    kind: 'input',
    title: { zh: '文件是 UTF-16 编码', en: 'The file is in UTF-16' },
    detail: {
      zh: '{name} 是 UTF-16 文字（Excel 的“Unicode 文本”），平台只读 UTF-8 和 GB18030。',
      en: '{name} is UTF-16 (what Excel calls “Unicode text”); only UTF-8 and GB18030 are read.',
    },
    cure: {
      zh: '请另存为“CSV UTF-8（逗号分隔）”或 xlsx 后重新上传。',
      en: 'Save it as “CSV UTF-8 (comma delimited)” or as xlsx and send it again.',
    },
  },
  'old-workbook': {
    kind: 'input',
    title: { zh: '旧版 Excel 文件', en: 'A workbook of the old form' },
    detail: {
      zh: '{name} 是 Excel 97—2003 工作簿（.xls），平台只读 xlsx。',
      en: '{name} is a workbook of Excel 97 to 2003 (.xls); only xlsx is read.',
    },
    cure: {
      zh: '请用 Excel 或 WPS 打开，另存为 xlsx 或“CSV UTF-8”后重新上传。',
      en: 'Open it in Excel or WPS, save it as xlsx or “CSV UTF-8”, and send it again.',
    },
  },
  'not-text': {
    kind: 'input',
    title: { zh: '不是数据文件', en: 'Not a data file' },
    detail: {
      zh: '{name} 既不是文字，也不是 xlsx 或 Parquet。',
      en: '{name} is neither text nor a workbook nor Parquet.',
    },
    cure: {
      zh: '请确认选对了文件；数据请以 CSV、xlsx、JSON、XML 或 Parquet 报送。',
      en: 'Check that it is the right file; data comes as CSV, xlsx, JSON, XML or Parquet.',
    },
  },
  'parquet-damaged': {
    kind: 'input',
    title: { zh: 'Parquet 文件不完整', en: 'The Parquet file is damaged' },
    detail: {
      zh: '{name} 不是完整的 Parquet 文件，读到“{reason}”时无法继续。',
      en: '{name} is not a whole Parquet file; reading ended at “{reason}”.',
    },
    cure: {
      zh: '多半是传输中断或导出未结束，请重新导出、重新上传；仍不行时改用 CSV。',
      en: 'The export or the transfer was probably cut off: export and send it again, or send CSV.',
    },
  },
  'parquet-compression': {
    kind: 'input',
    title: { zh: 'Parquet 压缩方式读不了', en: 'The compression of the Parquet file is not read' },
    detail: { zh: '{name} 用 {codec} 压缩。', en: '{name} is compressed with {codec}.' },
    cure: {
      zh: '请用 Snappy、GZIP、Brotli 或不压缩重新导出，或改为 CSV。',
      en: 'Export it again with Snappy, GZIP, Brotli or uncompressed, or as CSV.',
    },
  },
  'parquet-encrypted': {
    kind: 'input',
    title: { zh: 'Parquet 文件已加密', en: 'The Parquet file is encrypted' },
    detail: {
      zh: '{name} 用密钥加密，平台没有密钥。',
      en: '{name} is encrypted with a key that is not here.',
    },
    cure: {
      zh: '请导出不加密的文件；平台收到后即加密保存。',
      en: 'Export it without encryption; what is received is kept sealed here.',
    },
  },
  'parquet-nested': {
    kind: 'input',
    title: { zh: 'Parquet 有嵌套列', en: 'The Parquet file has a nested column' },
    detail: {
      zh: '{name} 的“{column}”列是列表或结构，不是一格一值。',
      en: 'The column “{column}” of {name} is a list or a structure, not one value a cell.',
    },
    cure: {
      zh: '请在导出时去掉或展开这一列。',
      en: 'Leave that column out of the export, or spread it over columns.',
    },
  },
  'parquet-type': {
    kind: 'input',
    title: { zh: 'Parquet 列类型读不了', en: 'A type of the Parquet file is not read' },
    detail: {
      zh: '{name} 的“{column}”列类型或编码是 {type}。',
      en: 'The column “{column}” of {name} is {type} by type or encoding.',
    },
    cure: {
      zh: '请把这一列转成文本后重新导出，或改为 CSV。',
      en: 'Turn that column into text and export again, or send CSV.',
    },
  },
  'parquet-too-large': {
    kind: 'input',
    title: { zh: 'Parquet 块太大', en: 'The Parquet file is built too large' },
    detail: {
      zh: '{name} 的某一块（文件尾、页、字典或列数）超过上限 {limit}。',
      en: 'A part of {name} (footer, page, dictionary or number of columns) is above the limit of {limit}.',
    },
    cure: {
      zh: '请以默认的页大小重新导出，或分成几个文件，或改为 CSV。',
      en: 'Export it again with the usual page size, in several files, or as CSV.',
    },
  },
  'no-such-organisation': {
    kind: 'input',
    title: { zh: '没有这个机构', en: 'No such organisation' },
    detail: { zh: '没有机构 {id}，或不在您的范围内。', en: 'There is no organisation {id} in your scope.' },
    cure: { zh: '请从机构列表中选择。', en: 'Choose one from the list.' },
  },
  'folder-owned': {
    kind: 'conflict',
    title: { zh: '服务正在运行', en: 'A server owns the data folder' },
    detail: {
      zh: '数据文件夹由正在运行的服务（{address}）占用。',
      en: 'The data folder belongs to the running server at {address}.',
    },
    cure: {
      zh: '请用环境变量 SANYI_USER 和 SANYI_PASSWORD 给出账号，命令会改由服务导入；或先停止服务。',
      en: 'Give an account in SANYI_USER and SANYI_PASSWORD and the command goes through the server; or stop the server.',
    },
  },
  'sweep-while-served': {
    kind: 'conflict',
    title: { zh: '服务正在运行，不能清理', en: 'No sweep beside a running server' },
    detail: {
      zh: '数据文件夹由正在运行的服务（{address}）占用，清理须独占。',
      en: 'The data folder belongs to the running server at {address}; a sweep needs it for itself.',
    },
    cure: {
      zh: '请先停止服务，清理后再启动；使用 PostgreSQL 和 ClickHouse 的安装可在运行中清理。',
      en: 'Stop the server, sweep, and start it again; with PostgreSQL and ClickHouse a sweep runs beside it.',
    },
  },
  'command-account': {
    kind: 'input',
    title: { zh: '需要指明账号', en: 'An account is needed' },
    detail: {
      zh: '没有名为 {user} 的可用账号，或它不能导入数据。',
      en: 'There is no account {user} that may import data.',
    },
    cure: {
      zh: '请用环境变量 SANYI_USER 指明一个有“导入数据”权限的账号。',
      en: 'Name an account that may import data in SANYI_USER.',
    },
  },
  'no-such-path': {
    kind: 'input',
    title: { zh: '打不开路径', en: 'The path cannot be opened' },
    detail: { zh: '打不开 {path}（{reason}）。', en: 'Cannot open {path} ({reason}).' },
    cure: { zh: '请核对路径和权限。', en: 'Check the path and its permissions.' },
  },
  'server-refused': {
    kind: 'conflict',
    title: { zh: '服务拒绝了请求', en: 'The server refused' },
    detail: { zh: '{reason}', en: '{reason}' },
    cure: { zh: '请按提示处理后重试。', en: 'Do as it says and try again.' },
  },
});
