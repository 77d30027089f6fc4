import type { WriteSettings } from '../settings.ts';

/** Writes the files of the faulty sender (写差错报送单位的文件). */
export async function writeFaulty(_directory: string, _settings: WriteSettings): Promise<void> {}
