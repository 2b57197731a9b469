import { writeFileSync } from 'node:fs';

/** @typedef {import('vitest/node').Reporter} Reporter */
/** @typedef {{ message: string }} Told */

/**
 * Writes what the unit tests came to, also of files that never got as far as their tests and of what failed outside of any.
 * @implements {Reporter}
 */
export default class UnitReporter {
	/** @param {import('vitest/node').Vitest} vitest */
	onInit({ config }) {
		this.outputFile = String(config.outputFile);
	}

	/**
	 * @param {readonly import('vitest/node').TestModule[]} modules
	 * @param {readonly Told[]} unhandled
	 */
	onTestRunEnd(modules, unhandled) {
		const failures = modules.flatMap((module) => [
			...failure(module.relativeModuleId, module.errors()),
			...failure(module.relativeModuleId, isOver(module) ? [] : [{ message: 'It did not end.' }]),
			...[...module.children.allSuites()].flatMap((suite) =>
				failure(`${module.relativeModuleId} › ${suite.fullName}`, suite.errors())
			),
			...[...module.children.allTests('failed')].flatMap((test) =>
				failure(`${module.relativeModuleId} › ${test.fullName}`, test.result().errors ?? [])
			)
		]);
		const outside = unhandled.flatMap((error) => failure('outside of the tests', [error]));
		const passed = modules.flatMap(({ children }) => [...children.allTests('passed')]).length;
		writeFileSync(
			this.outputFile ?? '',
			JSON.stringify({ passed, failures: [...failures, ...outside] }, null, '\t')
		);
	}
}

/** Whether a file came to its end: a worker that dies takes its file with it. */
const isOver = (/** @type {import('vitest/node').TestModule} */ module) =>
	!['queued', 'pending'].includes(module.state());

/**
 * @param {string} name
 * @param {readonly Told[]} errors
 */
const failure = (name, errors) =>
	errors.length === 0 ? [] : [{ name, message: errors.map(({ message }) => message).join('\n') }];
