import { spawn, spawnSync } from 'node:child_process';

/** The program of a package, from node_modules. */
const bin = (/** @type {string} */ name) => `node_modules/.bin/${name}`;

/**
 * Runs a program of this project to its end and answers whether it succeeded; its output goes where ours goes.
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function run(name, args, env = {}) {
	const program = name === 'node' ? process.execPath : bin(name);
	const options = { stdio: /** @type {const} */ ('inherit'), env: { ...process.env, ...env } };
	return spawnSync(program, args, options).status === 0;
}

/**
 * Starts a program of this project and passes the usual signals on to it.
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 */
export function serve(file, env) {
	const server = spawn(process.execPath, [file], {
		stdio: 'inherit',
		env: { ...process.env, ...env }
	});
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
		process.on(signal, () => server.kill(signal));
	}
	server.on('exit', (code) => process.exit(code ?? 0));
	return server;
}
