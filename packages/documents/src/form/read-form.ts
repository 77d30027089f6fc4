import { mainPart } from '../docx/main-part.ts';
import { guarded } from '../guarded.ts';
import { partText } from '../part-text.ts';
import type { Form } from './form.ts';
import { formContext, openForm } from './open-form.ts';
import { sheetGrids } from './sheet-grid.ts';
import { wordGrids } from './word-grid.ts';

/**
 * Reads the sheets or tables of a form (读取表格), empty cells included, whatever their layout.
 *
 * @throws documents/not-a-form and the refusals of `readDocument`
 */
export async function readForm(bytes: Uint8Array, fileName: string): Promise<Form> {
  const context = formContext(fileName);
  return guarded(context, async () => {
    const { format, archive } = openForm(bytes, context);
    const grids =
      format === 'xlsx'
        ? (await sheetGrids(archive)).map(({ grid }) => grid)
        : wordGrids(archive, partText(archive, mainPart(archive))).map(({ grid }) => grid);
    return { format, grids };
  });
}
