// Runs in a worker thread, from its text: answers queries on a connection that cannot write,
// so that a long read stops nobody. Plain JavaScript, since Node loads it without a build.
const { parentPort, workerData } = require('node:worker_threads');
// The driver's other face: it works beside this thread, which hears meanwhile that it shall stop.
/** @type {typeof import('libsql/promise')} */
const Driver = require(workerData.driver);

const BUSY_TIMEOUT_MS = 5000;
/** @type {import('libsql/promise') | undefined} */
let db;

async function open() {
	const opened = new Driver(workerData.path, { timeout: BUSY_TIMEOUT_MS });
	for (const pragma of workerData.pragmas) await (await opened.prepare(pragma)).all();
	return opened;
}

/** @param {unknown} value */
function toCell(value) {
	if (typeof value !== 'bigint') return value;
	if (!Number.isSafeInteger(Number(value))) throw new RangeError(`${value} is no exact number`);
	return Number(value);
}

/** @param {{ id: number, sql: string, args: unknown[] }} query */
async function answer({ id, sql, args }) {
	try {
		db ??= await open();
		const statement = (await db.prepare(sql)).raw().safeIntegers();
		/** @type {unknown[][]} */
		const rows = await statement.all(args);
		const columns = statement.columns().map((/** @type {{ name: string }} */ { name }) => name);
		return { id, columns, values: rows.map((row) => row.map(toCell)) };
	} catch (error) {
		// A failed statement is not reset by the driver: the next one needs a fresh connection.
		db?.close();
		db = undefined;
		return { id, columns: [], values: [], message: String(error) };
	}
}

let last = Promise.resolve();
let stopped = false;

// Nobody may end this thread while the driver works: that would take the whole process with it.
// An interrupt that comes before the driver has begun is lost, so there are more until it is done.
function stop() {
	stopped = true;
	parentPort?.close();
	const again = setInterval(() => db?.interrupt(), 50);
	db?.interrupt();
	void last.then(() => {
		clearInterval(again);
		db?.close();
	});
}

parentPort?.on('message', (query) => {
	if (query === 'stop') return stop();
	last = last.then(async () => {
		if (!stopped) parentPort?.postMessage(await answer(query));
	});
});
