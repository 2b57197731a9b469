import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unitOutcome } from '../../scripts/test-reports.js';

// Inside the project, so that the files find vitest, and where git does not look.
let folder: string;
beforeEach(() => {
	mkdirSync('test-results', { recursive: true });
	folder = mkdtempSync('test-results/unit-reporter-');
	mkdirSync(join(folder, 'tests'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function outcomeOf(files: Readonly<Record<string, string>>) {
	for (const [name, code] of Object.entries(files)) {
		writeFileSync(
			join(folder, 'tests', `${name}.test.ts`),
			`import { beforeAll, describe, expect, test } from 'vitest';\n${code}`
		);
	}
	const report = resolve(folder, 'unit.json');
	const reporter = resolve('scripts/unit-reporter.js');
	const told = [`--reporter=${reporter}`, `--outputFile=${report}`];
	spawnSync('node_modules/.bin/vitest', ['run', `--root=${folder}`, ...told]);
	return unitOutcome(report);
}

test('what passed is counted', () => {
	const two = "test('a', () => {}); test('b', () => {});";
	expect(outcomeOf({ two })).toEqual({ passed: 2, failed: 0, failures: [] });
});

test('whatever fails is named with its message: a test, what comes before it, a file, a worker', () => {
	const { passed, failed, failures } = outcomeOf({
		wrong: "test('one', () => expect(1).toBe(2)); test('other', () => {});",
		hook: "describe('of rows', () => { beforeAll(() => { throw new Error('no rows'); }); test('a', () => {}); });",
		broken: "import './nowhere.js'; test('a', () => {});",
		dead: "test('a', () => process.kill(process.pid, 'SIGKILL'));"
	});
	expect(passed).toBe(1);
	expect(failed).toBe(failures.length);
	const told = failures.map(({ name, message }) => `${name}: ${message}`);
	expect(told).toContainEqual(
		expect.stringContaining('tests/wrong.test.ts › one: expected 1 to be 2')
	);
	expect(told).toContainEqual('tests/hook.test.ts › of rows: no rows');
	expect(told).toContainEqual(expect.stringMatching(/^tests\/broken\.test\.ts: .*nowhere\.js/));
	expect(told).toContain('tests/dead.test.ts: It did not end.');
});
