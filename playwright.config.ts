import { defineConfig } from '@playwright/test';

const arguments_ = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** Each journey starts the built product on a database of its own (tests/support/product.ts). */
export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results/journeys',
	reporter: [['list'], ['json']],
	// Each file of journeys has a company of its own; a third browser would only be in the way of two cores.
	workers: 2,
	timeout: 90_000,
	expect: { timeout: 10_000 },
	use: {
		viewport: { width: 1440, height: 900 },
		actionTimeout: 10_000,
		// A trace costs a third of the time; `npx playwright test --trace retain-on-failure <file>` writes one.
		screenshot: 'only-on-failure',
		launchOptions: {
			args: arguments_,
			// The grid leaves room for scroll bars; unseen they would leave gaps in the pictures.
			ignoreDefaultArgs: ['--hide-scrollbars'],
			...(process.env['KONTOR_BROWSER'] ? { executablePath: process.env['KONTOR_BROWSER'] } : {})
		}
	}
});
