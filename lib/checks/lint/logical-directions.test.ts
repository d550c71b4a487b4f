import { RuleTester } from 'eslint';
import { describe, it } from 'vitest';
import { logicalDirections } from './logical-directions.ts';

RuleTester.describe = describe;
RuleTester.it = it;

const jsx = { parserOptions: { ecmaFeatures: { jsx: true } } };
const physical = { messageId: 'physical' };

new RuleTester({ languageOptions: jsx }).run('logical-directions', logicalDirections, {
  valid: [
    '<p className="ms-2 pe-4 text-start start-0 inset-x-0 border-s rounded-e-lg -ms-1" />',
    // Words of prose and keys that only look alike.
    `const a = 'left over on the right-hand side, ml-agents, pr-review, left-handed';`,
    `const key = event.key === 'ArrowLeft' ? 'left' : 'right';`,
  ],
  invalid: [
    { code: '<p className="flex ml-2" />', errors: [physical] },
    { code: '<p className="mr-auto pl-[3px] pr-px" />', errors: [physical, physical, physical] },
    { code: '<p className="-ml-1 md:hover:left-1/2 !right-0" />', errors: [physical, physical, physical] },
    { code: '<p className={cn("text-left", wide && "text-right")} />', errors: [physical, physical] },
    { code: 'const a = `rounded-l-md border-r ${b} rounded-tl`;', errors: [physical, physical, physical] },
    { code: 'const a = "float-right data-[state=open]:pl-4 scroll-ml-2";', errors: [physical, physical, physical] },
  ],
});
