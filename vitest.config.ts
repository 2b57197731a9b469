import { defineConfig } from 'vitest/config';
import { threadSource } from './scripts/thread-source.js';

export default defineConfig({
	plugins: [threadSource()],
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/e2e/**'],
		// Jobs run when a test asks for them.
		env: { KONTOR_JOBS: 'off' },
		testTimeout: 30_000,
		hookTimeout: 60_000,
		expect: { poll: { timeout: 20_000 } },
		pool: 'forks'
	}
});
