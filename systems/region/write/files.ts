/** A file that grows shard by shard (按分片书写的文件). */
export interface GrowingFile {
  /** Below the output folder, with `/`. */
  readonly path: string;
  /** Written first; also where no row follows. */
  readonly head: string;
  /** Between the pieces of two rows, such as the comma of a JSON array. */
  readonly separator: string;
  readonly tail: string;
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'gb18030';
  /** Only there when something is in it. */
  readonly optional?: true;
}

/** Paths of the insurer's files (医保核心表文件). */
export function insurerPath(table: string, year: string, extension: 'csv' | 'parquet', part = ''): string {
  return `insurer/${year}/${table}_${year}${part}.${extension}`;
}

/** Rows that were uploaded a second time lie in files of their own (重复上传文件). */
export function secondUploadPath(table: string, year: string): string {
  return `insurer/${year}/second-upload/${table}_${year}.csv`;
}

/** Front pages of a hospital and year (医院病案首页文件). */
export function frontPagePath(institution: string, year: string, form: 'appraisal' | 'P'): string {
  return `hospitals/${institution}/${form === 'P' ? 'front-page-P' : 'front-page'}_${year}.csv`;
}

/** Lists that offices send by template (模板文件). */
export function templatePath(id: string, extension: 'xlsx' | 'csv' | 'parquet', part = ''): string {
  return `templates/${id}${part}.${extension}`;
}
