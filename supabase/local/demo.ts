import { join } from 'node:path';
import { nextApp } from './demo/app.ts';
import { buildIfStale } from './demo/build.ts';
import { runDemo } from './demo/command.ts';
import { readOptions, usage } from './demo/options.ts';
import { projectDirectory } from './gateway/project-config.ts';

function options() {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
    return process.exit(1);
  }
}

const { dev, ...asked } = options();

await runDemo({
  ...asked,
  home: join(projectDirectory, '.local'),
  prepareApp: () =>
    dev ? Promise.resolve() : buildIfStale(projectDirectory, (line) => void process.stdout.write(`${line}\n`)),
  startApp: nextApp(projectDirectory, dev ? 'dev' : 'start'),
});
