import tseslint from 'typescript-eslint';

const budgets = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 10],
  'max-params': ['error', 5],
};

/** The product: its lines have at most 120 columns. */
const product = '{bench,charts,client,libs,operator,services,tools}/**/*.ts';

export default tseslint.config(
  { ignores: ['**/generated/**', '**/dist/**', '.cecochat/**', '.cache/**', '.dependency-cruiser.cjs'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...budgets,
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: [product],
    ignores: ['**/*.test.ts'],
    rules: { 'max-len': ['error', { code: 120 }] },
  },
  {
    files: ['services/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { name: 'kafkajs', message: 'The log has ports in libs/kafka.' }] },
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: Object.fromEntries(Object.keys(budgets).map((rule) => [rule, 'off'])),
  },
);
