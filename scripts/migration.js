// npm run migration -- --name <name>: writes the migration that leads from the last one to the tables of today.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const FOLDER = 'drizzle/migrations';
const migrations = () => readdirSync(FOLDER).filter((file) => file.endsWith('.sql'));

const before = new Set(migrations());
const made = spawnSync('drizzle-kit', ['generate', ...process.argv.slice(2)], {
	stdio: 'inherit',
	shell: process.platform === 'win32'
});
for (const file of migrations().filter((file) => !before.has(file))) {
	const path = `${FOLDER}/${file}`;
	writeFileSync(path, readFileSync(path, 'utf8').split('\n').map(mended).join('\n'));
}
process.exit(made.status ?? 1);

/**
 * Where a table is made anew, drizzle-kit quotes the expressions of its indexes as if they were names of columns.
 * @param {string} line
 */
function mended(line) {
	const [, head, columns, tail] =
		/^(CREATE (?:UNIQUE )?INDEX .*? ON `\w+` \()(.*)(\).*)$/.exec(line) ?? [];
	if (columns === undefined) return line;
	return `${head}${columns.replace(/`([^`]*"[^`]*)`/g, '$1')}${tail}`;
}
