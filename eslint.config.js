import js from '@eslint/js';
import jsdoc from 'eslint-plugin-jsdoc';
import jsxA11y from 'eslint-plugin-jsx-a11y-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { logicalDirections } from './lib/checks/lint/logical-directions.ts';

const TESTS = ['**/*.{test,spec,bench}.{ts,tsx}', '**/testing/**', '**/testing.ts', 'e2e/**', 'supabase/tests/**'];
const TYPED = ['**/*.{ts,tsx}'];

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    '.next/',
    '.local/',
    'coverage/',
    'public/',
    'test-results/',
    'playwright-report/',
    'next-env.d.ts',
    '**/database.types.ts',
    '**/*.{gen,generated}.ts',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  // Control characters are data here: GS1 separates its fields with one.
  { rules: { 'no-control-regex': 'off' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', module: 'writable', require: 'readonly', URL: 'readonly' },
    },
  },
  {
    name: 'types',
    files: TYPED,
    // Deno has its own resolution, which TypeScript's program for Node does not know.
    ignores: ['supabase/functions/**'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Ports are objects of closures, written as methods; taking one off its object is safe.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Together a third of the whole lint's time, for little.
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A handler of an event may be async: its rejection is an unhandled one, which is seen, not swallowed.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An async method without await is how a port is met by something that has the answer at hand.
      '@typescript-eslint/require-await': 'off',
      // A barcode is read character by character, so its code points are what is meant.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
    },
  },
  {
    name: 'deno',
    files: ['supabase/functions/**/*.ts'],
    extends: [tseslint.configs.strict],
    languageOptions: { globals: { Deno: 'readonly' } },
    rules: { 'no-undef': 'off' },
  },
  {
    name: 'screens',
    files: ['{app,components}/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest'], jsxA11y.configs.recommended],
    plugins: { tracseq: { rules: { 'logical-directions': logicalDirections } } },
    rules: {
      'tracseq/logical-directions': 'error',
      // Safari takes the role of a list away when its bullets are hidden; saying it brings it back.
      'jsx-a11y-x/no-redundant-roles': ['error', { ul: ['list'], ol: ['list'] }],
    },
  },
  {
    name: 'silence',
    files: ['{app,components,lib}/**/*.{ts,tsx}', 'proxy.ts'],
    ignores: ['lib/{checks,bench}/**'],
    rules: { 'no-console': 'error' },
  },
  {
    name: 'docstrings',
    files: ['lib/**/*.ts'],
    ignores: TESTS,
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: { esm: true, cjs: false, window: false },
          require: { FunctionDeclaration: true, ClassDeclaration: true, ArrowFunctionExpression: true },
        },
      ],
      'jsdoc/require-description': ['error', { contexts: ['FunctionDeclaration', 'ClassDeclaration'] }],
    },
  },
  {
    name: 'tests',
    files: TESTS,
    rules: {
      '@typescript-eslint/consistent-type-assertions': 'off',
      // `expect.objectContaining` and its kin are typed as any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'react-hooks/rules-of-hooks': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name=/^(only|todo|fixme)$/], ' +
            'CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name="skip"][arguments.0.type=/Literal/]',
          message: 'A test that is switched off or runs alone hides the others.',
        },
        {
          selector: 'CallExpression[callee.property.name="waitForTimeout"]',
          message: 'Wait for what the person would see, not for time to pass.',
        },
      ],
    },
  },
);
