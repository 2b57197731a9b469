import { entityClient } from '#lib/client/entity-client.ts';
import { documents } from '#lib/domain/documents/index.ts';
import { linesOf } from '#lib/domain/model/document.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Sheet } from '../sheet.svelte.ts';
import type { Refusal } from './acting.svelte.ts';

/** As many lines are looked up as can be walked through one by one. */
const MOST_LINES = 1000;

/** The cells of documents and of their lines that problems are about. One of a whole document stands at its state. */
export async function refusalsOf(
	{ entity }: Sheet,
	papers: readonly AnyRow[],
	problems: readonly Problem[]
): Promise<readonly Refusal[]> {
	const type = documents[entity.name];
	if (!type) return [];
	const heads = new Map(papers.map((row) => [row.id, row]));
	const lines = linesOf(type);
	const below = await rowsOf(
		lines.name,
		problems.flatMap(({ at }) => (at && !heads.has(at.row) ? [at.row] : []))
	);
	return problems.flatMap((problem): Refusal[] => {
		const { row: id = '', field } = problem.at ?? {};
		const [head, line] = [heads.get(id), below.get(id)];
		const row = head ?? line;
		if (!row) return [];
		const at = field ?? (head ? 'state' : lines.title);
		return [
			{
				document: head?.id ?? String(line?.[lines.owner]),
				entity: head ? entity.name : lines.name,
				row: id,
				field: at,
				value: row[at] ?? null,
				problem
			}
		];
	});
}

async function rowsOf(entity: string, wanted: readonly Id[]): Promise<ReadonlyMap<Id, AnyRow>> {
	const ids = [...new Set(wanted)].slice(0, MOST_LINES);
	if (ids.length === 0) return new Map();
	const { rows } = await entityClient(entity).rows.query({ ids });
	return new Map(rows.map((row) => [row.id, row]));
}
