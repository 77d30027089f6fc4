/** Child of the tests: opens a facts folder, says so, and holds it until its input ends. */
import { openFacts } from '../open.ts';

const facts = await openFacts({ kind: 'chdb', directory: process.argv[2] ?? '', threads: 16 });
process.stdout.write(`open ${process.pid}\n`);
process.stdin.resume().once('end', () => {
  facts.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
