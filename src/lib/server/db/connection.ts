import Driver from 'libsql';
import type { Argument, Plain, Statement } from './statement.ts';

/** What a statement came to: its rows, or how many it wrote. */
export type Outcome = { readonly rows: readonly Plain[]; readonly rowsAffected: number };

/** A connection of this thread to an embedded database: everybody waits until a statement is carried out. */
export type Connection = {
	execute(statement: Statement): Outcome;
	inTransaction(): boolean;
	close(): void;
};

const BUSY_TIMEOUT_MS = 5000;
/** So many statements stay prepared, those that were used last. */
const KEPT = 200;

/**
 * To prepare a statement takes several times as long as to carry it out for one row, and the client of the driver
 * prepares every one anew. Here they are kept. One that fails is not: the driver does not reset it.
 */
export function openConnection(url: string, pragmas: readonly string[]): Connection {
	const driver = new Driver(url.slice('file:'.length), { timeout: BUSY_TIMEOUT_MS });
	const kept = new Map<string, Prepared>();

	function execute(asked: Statement): Outcome {
		// Kept statements would still work, on a connection that nobody ends any more.
		if (!driver.open) throw new Error('The connection is closed');
		const prepared = kept.get(asked.sql) ?? prepare(driver, asked.sql);
		kept.delete(asked.sql);
		const outcome = carryOut(prepared, asked.args);
		if (isKept(asked)) keep(kept, asked.sql, prepared);
		return outcome;
	}

	for (const sql of pragmas) execute({ sql, args: [] });
	return {
		execute,
		// To ask a closed driver would end the process.
		inTransaction: () => driver.open && driver.inTransaction,
		close() {
			kept.clear();
			driver.close();
		}
	};
}

type Prepared = {
	readonly statement: Driver.Statement<[Argument[]]>;
	/** The names of what it selects; null where it answers no rows. */
	readonly columns: readonly string[] | null;
};

function prepare(driver: Driver.Database, sql: string): Prepared {
	const statement = driver.prepare<[Argument[]]>(sql).safeIntegers();
	if (!statement.reader) return { statement, columns: null };
	const columns = statement.columns().map(({ name }) => name);
	return { statement: statement.raw(), columns };
}

function carryOut({ statement, columns }: Prepared, args: Argument[]): Outcome {
	if (!columns) return { rows: [], rowsAffected: statement.run(args).changes };
	// raw() makes every row the list of its cells.
	const rows = statement.all(args) as Argument[][];
	return { rows: rows.map((cells) => toRow(columns, cells)), rowsAffected: 0 };
}

function toRow(columns: readonly string[], cells: readonly Argument[]): Plain {
	const row: Plain = {};
	for (const [at, column] of columns.entries()) row[column] = toCell(cells[at] ?? null);
	return row;
}

function toCell(cell: Argument): Argument {
	if (typeof cell !== 'bigint') return cell;
	const whole = Number(cell);
	if (!Number.isSafeInteger(whole)) throw new RangeError(`${cell} is no exact number`);
	return whole;
}

/** A statement holds on to what was bound to it last. */
const MOST_BOUND = 100_000;

/** A pragma may take effect while it is prepared, so it is prepared each time. */
const isKept = ({ sql, args }: Statement): boolean =>
	!/^\s*pragma\b/i.test(sql) &&
	args.every((arg) => typeof arg !== 'string' || arg.length <= MOST_BOUND);

function keep(kept: Map<string, Prepared>, sql: string, prepared: Prepared): void {
	kept.set(sql, prepared);
	if (kept.size <= KEPT) return;
	const [oldest] = kept.keys();
	if (oldest !== undefined) kept.delete(oldest);
}
