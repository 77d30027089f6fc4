import { problemCatalogue } from '@sanyi/kernel';

/** Refusals of the records store (业务库问题目录). */
export const recordsProblems = problemCatalogue('records', {
  locked: {
    kind: 'unavailable',
    title: { zh: '数据文件夹正在使用', en: 'Data folder in use' },
    detail: {
      zh: '数据文件夹 {directory} 正由进程 {pid}（主机 {host}，自 {since} 起）使用；内置数据库同一时间只允许一个进程打开，否则会丢失数据。',
      en: 'Data folder {directory} is in use by process {pid} (host {host}, since {since}); the embedded database allows one process at a time, or rows would be lost.',
    },
    cure: {
      zh: '请先停止进程 {pid}，或通过已运行的服务操作；需要多个进程时请改用 PostgreSQL（SANYI_RECORDS_URL）。若确认该进程不是本程序，可删除 {file} 后重试。',
      en: 'Stop process {pid} first, or work through the running service; for several processes use PostgreSQL (SANYI_RECORDS_URL). If that process is certainly not this program, delete {file} and try again.',
    },
  },
  'directory-unusable': {
    kind: 'unavailable',
    title: { zh: '数据文件夹不可用', en: 'Data folder unusable' },
    detail: {
      zh: '数据文件夹 {directory} 不能建立或写入：{reason}。',
      en: 'Data folder {directory} cannot be created or written: {reason}.',
    },
    cure: {
      zh: '请检查路径、权限和磁盘空间，或指定另一个数据文件夹。',
      en: 'Check the path, permissions and disk space, or choose another data folder.',
    },
  },
  'keys-unusable': {
    kind: 'unavailable',
    title: { zh: '密钥文件不可用', en: 'Key file unusable' },
    detail: {
      zh: '密钥文件 {file} 不能读取或建立：{reason}。没有它，已加密的原始文件和人员信息都打不开。',
      en: 'Key file {file} cannot be read or created: {reason}. Without it the sealed files and personal data cannot be opened.',
    },
    cure: {
      zh: '请从备份恢复该文件，或用 SANYI_KEYS 指定正确的密钥文件；不要新建一个来代替它。',
      en: 'Restore the file from its backup, or name the right one with SANYI_KEYS; do not put a new one in its place.',
    },
  },
  'cannot-unseal': {
    kind: 'unavailable',
    title: { zh: '无法解密', en: 'Cannot be unsealed' },
    detail: {
      zh: '加密内容（{purpose}）打不开：密钥不对，或内容已损坏。',
      en: 'Sealed content ({purpose}) does not open: another key sealed it, or it is damaged.',
    },
    cure: {
      zh: '请检查 SANYI_KEYS 指定的密钥文件是否属于本安装，必要时从备份恢复。',
      en: 'Check that the key file named by SANYI_KEYS belongs to this installation; restore it from the backup if need be.',
    },
  },
  'embedded-damaged': {
    kind: 'unavailable',
    title: { zh: '内置数据库打不开', en: 'Embedded database does not open' },
    detail: {
      zh: '数据文件夹 {directory} 中的内置数据库打不开：{reason}。',
      en: 'The embedded database in {directory} does not open: {reason}.',
    },
    cure: {
      zh: '请从备份恢复该文件夹；不要删除原文件，以便查明原因。',
      en: 'Restore the folder from a backup; keep the present files so that the cause can be found.',
    },
  },
  unreachable: {
    kind: 'unavailable',
    title: { zh: '连不上数据库', en: 'Database unreachable' },
    detail: {
      zh: '连不上 PostgreSQL（{server}）：{reason}。',
      en: 'PostgreSQL ({server}) cannot be reached: {reason}.',
    },
    cure: {
      zh: '请检查数据库是否运行、SANYI_RECORDS_URL 的主机、端口、库名和账号是否正确，然后重试。',
      en: 'Check that the database runs and that host, port, database and account in SANYI_RECORDS_URL are right, then try again.',
    },
  },
  'version-too-old': {
    kind: 'unavailable',
    title: { zh: '数据库版本过低', en: 'Database version too old' },
    detail: {
      zh: '数据库是 PostgreSQL {version}，本程序需要 15 或更高版本。',
      en: 'The database is PostgreSQL {version}; this program needs 15 or later.',
    },
    cure: { zh: '请升级数据库后重试。', en: 'Upgrade the database and try again.' },
  },
  'viewer-role-missing': {
    kind: 'unavailable',
    title: { zh: '数据库缺少访问角色', en: 'Database role missing' },
    detail: {
      zh: '数据库账号 {user} 不能建立或使用角色 sanyi_viewer：{reason}。机构范围由该角色的行级安全保证，缺少它程序不会运行。',
      en: 'Database account {user} cannot create or assume the role sanyi_viewer: {reason}. Organisation scope rests on that role; without it the program does not run.',
    },
    cure: {
      zh: '请数据库管理员执行：CREATE ROLE sanyi_viewer NOLOGIN NOBYPASSRLS; GRANT sanyi_viewer TO "{user}"; 然后重新启动。',
      en: 'Ask the database administrator to run: CREATE ROLE sanyi_viewer NOLOGIN NOBYPASSRLS; GRANT sanyi_viewer TO "{user}"; and start again.',
    },
  },
  'migration-changed': {
    kind: 'conflict',
    title: { zh: '已执行的迁移被改动', en: 'Applied migration changed' },
    detail: {
      zh: '迁移 {system}/{id} 已于 {appliedAt} 执行，但程序中的内容与当时不同。',
      en: 'Migration {system}/{id} was applied at {appliedAt}, but its text in this program differs.',
    },
    cure: {
      zh: '请恢复该文件的原文，并用新的编号写后续改动；或安装与数据库相符的程序版本。',
      en: 'Restore the file and write the change as a new number, or install the program version that fits the database.',
    },
  },
  'migration-missing': {
    kind: 'conflict',
    title: { zh: '迁移次序不符', en: 'Migrations out of order' },
    detail: {
      zh: '数据库已执行 {system}/{applied}，而程序在该位置是 {expected}。',
      en: 'The database has applied {system}/{applied}, but at that place this program has {expected}.',
    },
    cure: {
      zh: '数据库可能由更新的程序版本建立：请安装该版本；新迁移只能排在最后。',
      en: 'The database may come from a newer program: install that version; new migrations may only be added at the end.',
    },
  },
  'migration-failed': {
    kind: 'unavailable',
    title: { zh: '迁移执行失败', en: 'Migration failed' },
    detail: {
      zh: '迁移 {system}/{id} 执行失败，已全部撤销：{reason}。',
      en: 'Migration {system}/{id} failed and was rolled back: {reason}.',
    },
    cure: {
      zh: '数据未改动；请把这条信息和日志交给维护人员。',
      en: 'Nothing was changed; give this message and the log to the maintainers.',
    },
  },
  'out-of-scope': {
    kind: 'forbidden',
    title: { zh: '超出机构范围', en: 'Outside your organisation' },
    detail: {
      zh: '要写入的内容不在您的机构范围（{scopePath}）内，或您的角色不能写入，未作任何改动。',
      en: 'What you tried to write lies outside your organisation ({scopePath}), or your role may not write it; nothing was changed.',
    },
    cure: {
      zh: '请确认所选机构；需要更大范围时请联系系统管理员。',
      en: 'Check the organisation you chose; ask the administrator if you need a wider scope.',
    },
  },
  'job-not-found': {
    kind: 'not-found',
    title: { zh: '没有这个后台任务', en: 'No such job' },
    detail: {
      zh: '后台任务 {id} 不存在，或不属于您。',
      en: 'Background job {id} does not exist, or is not yours.',
    },
    cure: { zh: '请刷新任务列表。', en: 'Refresh the list of jobs.' },
  },
  'job-unknown-kind': {
    kind: 'input',
    title: { zh: '未知的后台任务种类', en: 'Unknown kind of job' },
    detail: {
      zh: '没有处理 {kind} 的程序。',
      en: 'Nothing handles jobs of the kind {kind}.',
    },
    cure: {
      zh: '该功能可能已停用；请联系系统管理员。',
      en: 'The feature may be switched off; ask the administrator.',
    },
  },
  'job-gave-up': {
    kind: 'unavailable',
    title: { zh: '后台任务多次失败', en: 'Job failed repeatedly' },
    detail: {
      zh: '后台任务执行了 {attempts} 次都没有完成，最后一次：{reason}。',
      en: 'The job did not finish in {attempts} attempts; the last one: {reason}.',
    },
    cure: {
      zh: '已完成的部分保留在检查点；请排除原因后重新发起，或联系系统管理员。',
      en: 'Finished parts are kept at the checkpoint; remove the cause and start it again, or ask the administrator.',
    },
  },
  'file-too-large': {
    kind: 'input',
    title: { zh: '文件过大', en: 'File too large' },
    detail: {
      zh: '文件“{name}”超过 {limit} 上限，未保存。',
      en: 'File “{name}” exceeds the limit of {limit} and was not stored.',
    },
    cure: { zh: '请压缩或拆分后再上传。', en: 'Compress or split it and upload again.' },
  },
  'file-empty': {
    kind: 'input',
    title: { zh: '文件为空', en: 'Empty file' },
    detail: { zh: '文件“{name}”没有内容，未保存。', en: 'File “{name}” has no content and was not stored.' },
    cure: { zh: '请选择正确的文件。', en: 'Choose the right file.' },
  },
  'file-type-refused': {
    kind: 'input',
    title: { zh: '文件类型不允许', en: 'File type not allowed' },
    detail: {
      zh: '文件“{name}”的内容是 {detected}，这里只接受 {allowed}；类型按内容判断，与文件名无关。',
      en: 'File “{name}” contains {detected}; only {allowed} is accepted here. The type is judged by content, not by name.',
    },
    cure: { zh: '请转换成允许的格式后再上传。', en: 'Convert it to an accepted format and upload again.' },
  },
  'file-not-found': {
    kind: 'not-found',
    title: { zh: '没有这个文件', en: 'No such file' },
    detail: {
      zh: '文件 {id} 不存在，或不在您的机构范围内。',
      en: 'File {id} does not exist, or lies outside your organisation.',
    },
    cure: { zh: '请刷新页面后重试。', en: 'Refresh the page and try again.' },
  },
  'file-damaged': {
    kind: 'unavailable',
    title: { zh: '文件已损坏或丢失', en: 'File damaged or missing' },
    detail: {
      zh: '文件 {id} 的内容缺失，或与保存时的校验值不符。',
      en: 'The content of file {id} is missing or no longer matches its checksum.',
    },
    cure: {
      zh: '请系统管理员从备份恢复文件库。',
      en: 'Ask the administrator to restore the file vault from a backup.',
    },
  },
});
