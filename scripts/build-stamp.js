import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = 'build/.built-from';
const INPUTS = [
	'src',
	'messages',
	'static',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'scripts/thread-source.js'
];

/** Whether `build/` was made from the sources as they are now. */
export const isBuilt = () => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint();

/** Notes what the build was made from. */
export const stampBuild = () => writeFileSync(STAMP, fingerprint());

function fingerprint() {
	const hash = createHash('sha256');
	for (const file of INPUTS.flatMap(filesIn)) hash.update(file).update(readFileSync(file));
	return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
	if (!existsSync(path) || path.endsWith('paraglide')) return [];
	if (statSync(path).isFile()) return [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesIn(join(path, name)));
}
