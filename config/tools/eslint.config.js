import tseslint from 'typescript-eslint';

const root = new URL('../..', import.meta.url).pathname;

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/*.js', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['apps/**/*.ts'],
    // Nest reads constructor types at run time, so a value import is needed where only a type seems to be used.
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'The environment is read once, in config/env.ts.' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'A room names what it exports.' },
        { selector: 'ClassDeclaration[id.name=/(Service|Helper|Manager|Utils|Base)$/]', message: 'Name the concept.' },
      ],
    },
  },
  {
    // The pure rooms decide from their arguments alone: no clock, no random.
    files: ['libs/{kernel,charts,hierarchy,calendar,policy,network,audit}/src/**/*.ts'],
    ignores: ['**/*.spec.ts', 'libs/kernel/src/clock.ts', 'libs/kernel/src/ids.ts'],
    rules: {
      'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'fetch'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument.' },
        { object: 'Math', property: 'random', message: 'A decision has no dice.' },
      ],
    },
  },
);
