// npm run migration -- --name <name>: writes the migration that leads from the last one to the tables of today.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const FOLDER = 'drizzle/migrations';
const migrations = () => readdirSync(FOLDER).filter((file) => file.endsWith('.sql'));

const before = new Set(migrations());
const columns = columnsBefore();
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
 * Where a table is made anew, drizzle-kit quotes the expressions of its indexes as if they were names of columns, and
 * copies columns that were not there before.
 * @param {string} line
 */
function mended(line) {
	const copied = /^INSERT INTO `__new_(\w+)`\((.*?)\) SELECT .*? FROM (.*)$/.exec(line);
	if (copied) {
		const [, table = '', names = '', rest] = copied;
		const there = columns[table] ?? [];
		const kept = names.split(', ').filter((name) => there.includes(name.slice(1, -1)));
		return `INSERT INTO \`__new_${table}\`(${kept.join(', ')}) SELECT ${kept.join(', ')} FROM ${rest}`;
	}
	const [, head, expressions, tail] =
		/^(CREATE (?:UNIQUE )?INDEX .*? ON `\w+` \()(.*)(\).*)$/.exec(line) ?? [];
	if (expressions === undefined) return line;
	return `${head}${expressions.replace(/`([^`]*"[^`]*)`/g, '$1')}${tail}`;
}

/**
 * The columns of each table as the last migration left them.
 * @returns {Readonly<Record<string, readonly string[]>>}
 */
function columnsBefore() {
	const last = readdirSync(`${FOLDER}/meta`)
		.filter((file) => file.endsWith('_snapshot.json'))
		.sort();
	/** @type {{ tables: Record<string, { columns: object }> }} */
	const { tables } = JSON.parse(readFileSync(`${FOLDER}/meta/${last.at(-1)}`, 'utf8'));
	return Object.fromEntries(
		Object.entries(tables).map(([name, table]) => [name, Object.keys(table.columns)])
	);
}
