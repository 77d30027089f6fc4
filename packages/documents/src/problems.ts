import { problemCatalogue } from '@sanyi/kernel';

/** Every refusal of the readers and writers of office files (文件读写问题), each naming the way out. */
export const documentProblems = problemCatalogue('documents', {
  'empty-file': {
    kind: 'input',
    title: { zh: '文件是空的', en: 'The file is empty' },
    detail: { zh: '文件“{name}”没有任何内容。', en: 'The file "{name}" holds no bytes at all.' },
    cure: {
      zh: '请检查文件是否下载或保存完整，再重新上传。',
      en: 'Check that it was saved or downloaded completely, then upload it again.',
    },
  },
  'too-large': {
    kind: 'input',
    title: { zh: '文件太大', en: 'The file is too large' },
    detail: {
      zh: '文件“{name}”有 {size} MB，最多可读 {limit} MB。',
      en: 'The file "{name}" has {size} MB; at most {limit} MB can be read.',
    },
    cure: {
      zh: '请删去图片或把文件拆成几份后再上传。',
      en: 'Remove pictures or split the file, then upload it again.',
    },
  },
  'old-office': {
    kind: 'input',
    title: { zh: '旧版办公文件读不了', en: 'Old office format' },
    detail: {
      zh: '文件“{name}”是旧版二进制格式（{found}），其中的编号和修订无法可靠还原。',
      en: 'The file "{name}" is in an old binary format ({found}) whose numbering and revisions cannot be recovered reliably.',
    },
    cure: {
      zh: '请用 Word 或 WPS 打开，另存为 .docx（表格另存为 .xlsx）后再上传。',
      en: 'Open it in Word or WPS, save it as .docx (a table as .xlsx) and upload that.',
    },
  },
  encrypted: {
    kind: 'input',
    title: { zh: '文件加了密', en: 'The file is encrypted' },
    detail: {
      zh: '文件“{name}”设了打开密码，没有密码读不出内容。',
      en: 'The file "{name}" has a password and cannot be read without it.',
    },
    cure: {
      zh: '请用原软件打开，取消密码后另存一份再上传；密码不要发给任何人。',
      en: 'Open it in its own program, remove the password, save a copy and upload that; do not send the password to anyone.',
    },
  },
  'scanned-pdf': {
    kind: 'input',
    title: { zh: '这是扫描件', en: 'This is a scan' },
    detail: {
      zh: '文件“{name}”共 {pages} 页，其中 {empty} 页没有文字，只有图像。',
      en: 'The file "{name}" has {pages} pages, of which {empty} carry no text, only pictures.',
    },
    cure: {
      zh: '请向发文单位要文字版（.docx 或文字 PDF），或用文字识别软件转成 .docx 并校对后再上传。',
      en: 'Ask the issuing office for a text version (.docx or a text PDF), or convert it with character recognition, proofread it and upload the .docx.',
    },
  },
  'unmapped-pdf': {
    kind: 'input',
    title: { zh: '这份 PDF 的文字没有编码', en: 'The text of this PDF has no encoding' },
    detail: {
      zh: '文件“{name}”显示的是文字，但没有说明是哪些字，读出来会是乱码。',
      en: 'The file "{name}" shows text, but does not say which characters they are; reading it would give nonsense.',
    },
    cure: {
      zh: '请向发文单位要 .docx，或用 Word、WPS 重新导出 PDF 后再上传。',
      en: 'Ask the issuing office for the .docx, or export the PDF afresh from Word or WPS.',
    },
  },
  'no-text': {
    kind: 'input',
    title: { zh: '文件里没有文字', en: 'The file has no text' },
    detail: { zh: '文件“{name}”能打开，但里面没有文字。', en: 'The file "{name}" opens, but holds no text.' },
    cure: {
      zh: '如果内容是图片，请先转成文字并校对，再重新上传。',
      en: 'If its content is pictures, turn them into text, proofread it, then upload it again.',
    },
  },
  'other-format': {
    kind: 'input',
    title: { zh: '不支持这种格式', en: 'This format is not supported' },
    detail: {
      zh: '文件“{name}”是 {found}，这里不能读。',
      en: 'The file "{name}" is {found}, which cannot be read here.',
    },
    cure: {
      zh: '请打开后另存为 .docx、.xlsx、文字 PDF、.html 或 .txt 再上传；压缩包请先解压。',
      en: 'Open it and save it as .docx, .xlsx, text PDF, .html or .txt, then upload that; unpack an archive first.',
    },
  },
  'unknown-format': {
    kind: 'input',
    title: { zh: '认不出文件格式', en: 'Unknown file format' },
    detail: {
      zh: '文件“{name}”的内容不是任何认得的格式。',
      en: 'The content of "{name}" is in no known format.',
    },
    cure: {
      zh: '请确认文件没有损坏，并另存为 .docx、.xlsx、文字 PDF、.html 或 .txt 再上传。',
      en: 'Check that it is not damaged, and save it as .docx, .xlsx, text PDF, .html or .txt before uploading.',
    },
  },
  'unknown-encoding': {
    kind: 'input',
    title: { zh: '认不出文字编码', en: 'Unknown text encoding' },
    detail: {
      zh: '文件“{name}”既不是 UTF-8（第 {byte} 个字节起不合规则），按 GB18030 读出来也不像中文。',
      en: 'The file "{name}" is not UTF-8 (it breaks the rules at byte {byte}), and read as GB18030 it does not look like Chinese.',
    },
    cure: {
      zh: '请用记事本打开，确认不是乱码，另存为 UTF-8 编码后再上传。',
      en: 'Open it in a text editor, check that it reads well, save it as UTF-8 and upload that.',
    },
  },
  damaged: {
    kind: 'input',
    title: { zh: '文件损坏', en: 'The file is damaged' },
    detail: {
      zh: '文件“{name}”无法完整读出：{reason}。',
      en: 'The file "{name}" cannot be read completely: {reason}.',
    },
    cure: {
      zh: '请用 Word、WPS 或阅读器打开检查，另存一份后再上传；打不开就请对方重新发送。',
      en: 'Open it in its own program, save a fresh copy and upload that; if it does not open, ask the sender for it again.',
    },
  },
  'inflates-too-much': {
    kind: 'input',
    title: { zh: '文件解压后大得反常', en: 'The file inflates beyond reason' },
    detail: {
      zh: '文件“{name}”的一部分（{part}）解压后大得反常，可能是有意构造的。',
      en: 'A part ({part}) of "{name}" inflates beyond reason and may have been made to do harm.',
    },
    cure: {
      zh: '请用原软件打开，删去多余的空行空列后另存一份再上传。',
      en: 'Open it in its own program, delete surplus empty rows and columns, save a fresh copy and upload that.',
    },
  },
  'too-many-parts': {
    kind: 'input',
    title: { zh: '文件内部零件太多', en: 'The file has too many parts' },
    detail: {
      zh: '文件“{name}”里有 {count} 个零件，最多可读 {limit} 个。',
      en: 'The file "{name}" holds {count} parts; at most {limit} can be read.',
    },
    cure: {
      zh: '请删去多余的图片和附件后另存一份再上传。',
      en: 'Remove surplus pictures and attachments, save a copy and upload that.',
    },
  },
  'forbidden-xml': {
    kind: 'input',
    title: { zh: '文件内含不允许的声明', en: 'The file holds a forbidden declaration' },
    detail: {
      zh: '文件“{name}”的 {part} 里有 DOCTYPE 或实体声明，正常的办公文件没有，可能是有意构造的。',
      en: 'Part {part} of "{name}" declares a DOCTYPE or entities; ordinary office files never do, so it may have been made to do harm.',
    },
    cure: {
      zh: '请用 Word 或 WPS 打开后另存一份再上传。',
      en: 'Open it in Word or WPS, save a fresh copy and upload that.',
    },
  },
  'too-deep': {
    kind: 'input',
    title: { zh: '文件嵌套太深', en: 'The file is nested too deeply' },
    detail: {
      zh: '文件“{name}”的嵌套超过 {limit} 层。',
      en: 'The file "{name}" nests deeper than {limit} levels.',
    },
    cure: {
      zh: '请把嵌套的表格或文本框拆开，另存一份再上传。',
      en: 'Take nested tables or boxes apart, save a copy and upload that.',
    },
  },
  'too-much-content': {
    kind: 'input',
    title: { zh: '文件内容太多', en: 'The file holds too much' },
    detail: {
      zh: '文件“{name}”的{what}超过上限（{limit}）。',
      en: 'The file "{name}" exceeds the limit of {limit} ({what}).',
    },
    cure: { zh: '请把文件拆成几份后分别上传。', en: 'Split the file and upload the parts one by one.' },
  },
  'too-slow': {
    kind: 'input',
    title: { zh: '读取用时过长', en: 'Reading takes too long' },
    detail: {
      zh: '文件“{name}”读到第 {page} 页时超过了允许的时间。',
      en: 'Reading "{name}" ran over its time at page {page}.',
    },
    cure: {
      zh: '请用阅读器打开后重新打印成 PDF，或改传 .docx；系统繁忙时请稍后再试。',
      en: 'Open it in a viewer and print it to PDF afresh, or upload a .docx; when the system is busy, try again later.',
    },
  },
  'sheet-full': {
    kind: 'input',
    title: { zh: '一张工作表写不下', en: 'One sheet cannot hold it' },
    detail: {
      zh: '工作表“{sheet}”的内容超过 {limit} 行，这是 .xlsx 一张表的上限。',
      en: 'The content of sheet "{sheet}" exceeds {limit} rows, the most a sheet of an .xlsx can hold.',
    },
    cure: {
      zh: '请缩小导出范围（如按年份、地区分次导出），或导出为 CSV。',
      en: 'Narrow the export (by year or region, for instance), or export as CSV.',
    },
  },
  'not-a-form': {
    kind: 'input',
    title: { zh: '不是可以填的表格', en: 'Not a form to fill in' },
    detail: {
      zh: '文件“{name}”不是 .xlsx 或 .docx 文件。',
      en: 'The file "{name}" is neither an .xlsx nor a .docx file.',
    },
    cure: {
      zh: '请用 Excel、WPS 或 Word 另存为 .xlsx 或 .docx 后再上传。',
      en: 'Save it as .xlsx or .docx with Excel, WPS or Word, then upload it again.',
    },
  },
  'cell-taken': {
    kind: 'input',
    title: { zh: '单元格不能填写', en: 'The cell cannot be filled' },
    detail: {
      zh: '“{name}”中第 {row} 行第 {column} 列不存在，或已有文字、公式。',
      en: 'Row {row}, column {column} of "{name}" does not exist, or holds words or a formula.',
    },
    cure: {
      zh: '只能填写空白单元格，请重新上传空白表格。',
      en: 'Only empty cells are filled; upload the blank form again.',
    },
  },
  'not-a-workbook': {
    kind: 'input',
    title: { zh: '不是 Excel 工作簿', en: 'Not an Excel workbook' },
    detail: { zh: '文件“{name}”不是 .xlsx 工作簿。', en: 'The file "{name}" is not an .xlsx workbook.' },
    cure: {
      zh: '请上传从本系统导出的 .xlsx 文件，或另存为 .xlsx 后再上传。',
      en: 'Upload the .xlsx exported from this system, or save the file as .xlsx first.',
    },
  },
});
