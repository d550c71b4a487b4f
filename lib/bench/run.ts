import { loadBenches } from './load.ts';
import { runBenches } from './runner.ts';

const benches = await loadBenches();
const { figures, errors } = await runBenches(benches, process.argv.slice(2), (line) => console.log(line));
for (const error of errors) console.error(error);
if (figures.length + errors.length === 0) console.error('There is no bench.');
// A missed target is a line with "met": false; only what could not be measured fails the run.
process.exitCode = errors.length > 0 ? 1 : 0;
