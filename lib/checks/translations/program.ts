import { join } from 'node:path';
import ts from 'typescript';
import { listFiles, repositoryRoot } from '../files.ts';

const CODE = /^(app|components|lib|supabase\/functions)\/.*\.tsx?$|^proxy\.ts$/;
const NOT_SHIPPED = /\.(test|spec|bench)\.tsx?$|\/testing(\/|\.ts$)|^lib\/(checks|bench)\//;

/** The files whose texts people see: the product, without its tests and tools. */
export function shippedFiles(root: string): string[] {
  return listFiles(root).filter((file) => CODE.test(file) && !NOT_SHIPPED.test(file));
}

/** TypeScript's view of the shipped files, with types, under the project's own options. */
export function programOf(root: string, files: readonly string[]): ts.Program {
  const path = join(repositoryRoot, 'tsconfig.json');
  const file = ts.readJsonConfigFile(path, (name) => ts.sys.readFile(name));
  const { options } = ts.parseJsonSourceFileConfigFileContent(file, ts.sys, root, {}, path);
  const declarations = files.length > 0 && root === repositoryRoot ? ['next-env.d.ts'] : [];
  return ts.createProgram({
    rootNames: [...files, ...declarations].map((file) => join(root, file)),
    options: { ...options, incremental: false, noEmit: true },
  });
}
