import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ name: string, message: string }} Failure */
/** @typedef {{ passed: number, failed: number, failures: Failure[] }} Outcome */

// As many lines of a failure as say what was expected; the rest stands where it happened.
const LINES = 12;

/**
 * What the unit tests came to, by what `unit-reporter.js` wrote.
 * @param {string} file
 * @returns {Outcome}
 */
export function unitOutcome(file) {
	/** @type {{ passed: number, failures: Failure[] } | null} */
	const report = read(file);
	const failures = report?.failures ?? [];
	return {
		passed: report?.passed ?? 0,
		failed: failures.length,
		failures: failures.map(({ name, message }) => ({ name, message: shortened(message) }))
	};
}

/**
 * What the journeys came to, by Playwright's report in JSON.
 * @param {string} file
 * @returns {Outcome}
 */
export function journeyOutcome(file) {
	const report = read(file);
	return {
		passed: (report?.stats?.expected ?? 0) + (report?.stats?.flaky ?? 0),
		failed: report?.stats?.unexpected ?? 0,
		failures: [
			...(report?.suites ?? []).flatMap(failedSpecs),
			...(report?.errors ?? []).map((/** @type {any} */ { message }) => ({
				name: 'journeys',
				message: shortened(message)
			}))
		]
	};
}

/**
 * @param {any} suite
 * @returns {Failure[]}
 */
function failedSpecs({ suites = [], specs = [] }) {
	const failed = specs.filter((/** @type {any} */ { ok }) => !ok);
	return [
		...failed.map((/** @type {any} */ { file, line, title, tests }) => ({
			name: `${file}:${line} › ${title}`,
			message: shortened(tests.at(-1)?.results.at(-1)?.error?.message ?? '')
		})),
		...suites.flatMap(failedSpecs)
	];
}

/** @param {string} message */
const shortened = (message) =>
	stripVTControlCharacters(message).split('\n').slice(0, LINES).join('\n').trimEnd();

/** @param {string} file */
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
