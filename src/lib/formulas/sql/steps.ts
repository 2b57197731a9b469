import { limited, list, sql, verbatim, type Sql } from './fragment.ts';

/** Deeper expressions would overflow the parser of the database, together with the statement around them. */
const DEEPEST = 40;

/**
 * The steps of one formula: values that are computed once and then named. Nesting them would soon overflow the
 * parser, so that they stand flat, as a chain of tables of one row each.
 */
export function stepsOf() {
	const levels: { name: Sql; value: Sql }[][] = [];
	const known = new Map<string, Sql>();
	let count = 0;

	function named(value: Sql): Sql {
		if (/^(\?|[\w.]+)$/.test(value.text)) return value;
		const key = JSON.stringify([value.text, value.args]);
		const name = known.get(key) ?? added(limited(value));
		known.set(key, name);
		return name;
	}

	function added(value: Sql): Sql {
		const name = verbatim(`fx${++count}`);
		const uses = new Set(value.text.match(/\bfx\d+\b/g));
		const below = levels.findLastIndex((level) => level.some((step) => uses.has(step.name.text)));
		(levels[below + 1] ??= []).push({ name, value });
		return name;
	}

	return {
		named,
		/** The same, or its name when it is too deep to stand inside another. */
		shallow: (value: Sql) => (value.depth > DEEPEST ? named(value) : limited(value)),
		finished(result: Sql): Sql {
			const last = levels.length;
			if (last === 0) return result;
			const tables = levels.map((steps, at) => tableOf(steps, at));
			return limited(
				sql`(WITH ${list(tables, ', ')} SELECT ${result} FROM ${verbatim(`step${last - 1}`)} LIMIT 1)`
			);
		}
	};
}

/** With a LIMIT on either side no table is merged into the next, which would compute its values again. */
function tableOf(steps: readonly { name: Sql; value: Sql }[], at: number): Sql {
	const values = list(
		steps.map(({ name, value }) => sql`${value} AS ${name}`),
		', '
	);
	const table = verbatim(`step${at}`);
	if (at === 0) return sql`${table} AS (SELECT ${values} LIMIT 1)`;
	return sql`${table} AS (SELECT *, ${values} FROM ${verbatim(`step${at - 1}`)} LIMIT 1)`;
}
