// npm test: verify, then the journeys in a real browser. Ends with what failed and one line that counts all tests.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isBuilt, stampBuild } from './build-stamp.js';
import { findBrowser, findFirefox } from './find-browser.js';
import { run } from './run.js';
import { journeyOutcome, unitOutcome } from './test-reports.js';

const REPORTS = 'test-results';
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

// What tests leave behind, databases above all, goes with this run: thousands of them fill a disk.
const folder = mkdtempSync(join(tmpdir(), 'kontor-test-'));
for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const steps = [
	['messages', () => run('paraglide-js', messages())],
	['sync', () => run('svelte-kit', ['sync'])],
	['format', () => run('prettier', ['--check', '--log-level', 'warn', '.'])],
	['lint', () => run('eslint', ['.'])],
	[
		'types',
		() =>
			run('svelte-check', ['--threshold', 'error', '--output', 'human']) && run('tsc', ['--noEmit'])
	],
	[
		'unit',
		() =>
			run('vitest', [
				'run',
				'--reporter=default',
				'--reporter=./scripts/unit-reporter.js',
				`--outputFile=${REPORTS}/unit.json`
			])
	],
	['build', build],
	['journeys', journeys]
];

let failed = 0;
for (const [name, step] of /** @type {[string, () => boolean][]} */ (steps)) {
	console.log(`\n— ${name}`);
	if (!step()) {
		console.log(`${name} failed`);
		failed += 1;
	}
}
const outcomes = [unitOutcome(`${REPORTS}/unit.json`), journeyOutcome(`${REPORTS}/journeys.json`)];
// Once more at the end: thousands of lines stand between a failure and the count.
for (const { name, message } of outcomes.flatMap(({ failures }) => failures)) {
	console.log(`\n✗ ${name}\n${message}`);
}
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const broken = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log(`\n${passed} passed, ${Math.max(broken, failed)} failed`);
process.exit(failed + broken > 0 ? 1 : 0);

function messages() {
	const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
	return scripts.messages.split(' ').slice(1);
}

function build() {
	if (isBuilt()) return true;
	if (!run('vite', ['build', '--logLevel', 'error'])) return false;
	stampBuild();
	return true;
}

function journeys() {
	const browser = findBrowser();
	if (!browser) {
		console.log(
			'No browser for the journeys. Install Chromium or Chrome, or name one in KONTOR_BROWSER.'
		);
		return false;
	}
	const firefox = findFirefox();
	if (!firefox) console.log('No Firefox: its journeys are passed over. KONTOR_FIREFOX names one.');
	return run('playwright', ['test'], {
		KONTOR_BROWSER: browser,
		...(firefox && { KONTOR_FIREFOX: firefox }),
		PLAYWRIGHT_JSON_OUTPUT_NAME: `${REPORTS}/journeys.json`
	});
}
