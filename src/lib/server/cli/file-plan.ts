import type {
	ImportFile,
	ImportMode,
	ImportPlan,
	ImportSource
} from '#lib/domain/imports/import.ts';

/** What a person or a list of imports says about a file; the rest is guessed. */
export type Wishes = {
	/** Field by column name. Given, nothing but these columns is read. */
	readonly columns?: Readonly<Record<string, string>>;
	/** The same text for every row, by field. */
	readonly constants?: Readonly<Record<string, string>>;
	readonly key?: readonly string[];
	readonly mode?: ImportMode;
	readonly emptyWords?: readonly string[];
};

/** A column that was named but does not stand in the file. */
export class NoColumn extends Error {
	constructor(column: string, { name, columns }: ImportFile) {
		const there = columns.map((one) => one.name).join(', ');
		super(`${name} has no column "${column}". Its columns: ${there}`);
	}
}

/** The plan for a file: wishes first, then what the file itself suggests, and nothing that was chosen before. */
export function planFor(file: ImportFile, wishes: Wishes): ImportPlan {
	const { guess: plan } = file;
	const mapped = Object.entries(wishes.columns ?? {}).map(([column, field]) => [
		field,
		sourceOf(file, column)
	]);
	const fields: Record<string, ImportSource> = wishes.columns
		? Object.fromEntries(mapped)
		: { ...plan.fields };
	for (const [field, constant] of Object.entries(wishes.constants ?? {})) {
		fields[field] = { constant };
	}
	const guessed = plan.key.every((field) => fields[field]) ? plan.key : [];
	const key = wishes.key ?? guessed;
	return {
		...plan,
		fields,
		key,
		mode: wishes.mode ?? (key.length > 0 ? 'upsert' : 'insert'),
		...(wishes.emptyWords ? { emptyWords: wishes.emptyWords } : {})
	};
}

/** The decimal sign and the order of days were found for the column when the guess knew its field. */
function sourceOf(file: ImportFile, name: string): ImportSource {
	const wanted = name.trim().toLowerCase();
	const found = file.columns.find((column) => column.name.toLowerCase() === wanted);
	if (!found) throw new NoColumn(name, file);
	const guessed = Object.values(file.guess.fields).find(
		(source) => 'column' in source && source.column === found.column
	);
	return guessed ?? { column: found.column };
}
