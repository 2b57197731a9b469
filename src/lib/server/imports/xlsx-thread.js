// Runs in a worker thread, from its text: takes a workbook apart into one JSON line a row, so that the server answers
// others meanwhile and a hostile file can only exhaust this thread. Plain JavaScript, since Node loads it without a build.
const { createReadStream, createWriteStream, readFileSync } = require('node:fs');
const { once } = require('node:events');
const { Readable } = require('node:stream');
const { parentPort, workerData } = require('node:worker_threads');

/** @typedef {string | number | boolean | Date | null} Value */

/** @param {Value} value */
function toRaw(value) {
	if (!(value instanceof Date)) return value;
	if (Number.isNaN(value.getTime())) return null;
	const [day, time = ''] = value.toISOString().split('T');
	return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
}

/** @param {typeof import('hucre/xlsx')} library */
async function sheets({ readXlsx }) {
	/** @type {string[]} */
	const names = [];
	await readXlsx(readFileSync(workerData.path), {
		sheets: ({ name, hidden, veryHidden }) => {
			if (!hidden && !veryHidden) names.push(name);
			return false;
		}
	});
	return names;
}

/** @param {typeof import('hucre/xlsx')} library */
async function rows({ streamXlsxRows }) {
	const out = createWriteStream(workerData.out, { mode: 0o600 });
	const input = Readable.toWeb(createReadStream(workerData.path));
	let count = 0;
	let written = 0;
	// Node's own type of a web stream differs from the browser's by name only.
	const options = { sheet: workerData.sheet };
	for await (const { index, values } of streamXlsxRows(/** @type {never} */ (input), options)) {
		count += 1;
		if (count % 1000 === 0) parentPort?.postMessage({ count });
		const line = `${JSON.stringify([index + 1, values.map(toRaw)])}\n`;
		written += line.length;
		if (written > workerData.most) throw Object.assign(new Error(), { code: 'BOMB' });
		if (!out.write(line)) await once(out, 'drain');
	}
	out.end();
	await once(out, 'finish');
	return count;
}

async function main() {
	const library = await import(workerData.library);
	return workerData.out ? rows(library) : sheets(library);
}

main().then(
	(done) => parentPort?.postMessage({ done }),
	(error) => parentPort?.postMessage({ failed: String(error?.code ?? error?.name ?? error) })
);
