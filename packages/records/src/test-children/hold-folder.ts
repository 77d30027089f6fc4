/** Test child: opens an embedded folder, says so, and holds it until its input ends. */
import { openRecords } from '../index.ts';

const [directory = ''] = process.argv.slice(2);
try {
  const records = await openRecords({ kind: 'embedded', directory });
  await records.migrate([]);
  process.stdout.write(`open ${process.pid}\n`);
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once('end', resolve));
  await records.close();
  process.stdout.write('closed\n');
} catch (error) {
  process.stdout.write(`refused ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 3;
}
