import { buildIfStale } from '../../supabase/local/demo/build.ts';
import { repositoryRoot } from './files.ts';

// The demo, the browser tests and this step share one build and one idea of when it is stale.
const built = await buildIfStale(repositoryRoot, (line) => console.log(line));
console.log(built ? 'The app is built.' : 'The build is up to date.');
