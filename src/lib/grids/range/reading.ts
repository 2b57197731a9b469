import { entityClient } from '#lib/client/entity-client.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { lookOf } from '../kinds.ts';
import type { Sheet } from '../sheet.svelte.ts';
import type { BatchCell } from './batch.ts';
import type { Piece } from './block.ts';

/** A cell that something is to be put into, and what. */
export type Given = Omit<BatchCell, 'value' | 'typed' | 'problems'> & { readonly piece: Piece };

/**
 * Reads what is given into values: by the kind of its column, in the user's way of writing; references by number,
 * then by name, all of a table asked for at once.
 */
export async function readGiven(
	sheet: Sheet,
	given: readonly Given[]
): Promise<readonly BatchCell[]> {
	const read = given.map((cell) => readOne(sheet, cell));
	const words = new Map<string, Set<string>>();
	for (const { to, typed } of read) {
		if (to !== undefined && typed !== undefined) {
			words.set(to, (words.get(to) ?? new Set()).add(typed));
		}
	}
	if (words.size === 0) return read.map(withoutTarget);
	const found = new Map<string, ReadonlyMap<string, Read>>();
	for (const [to, texts] of words) found.set(to, await named(to, [...texts]));
	return read.map((cell) => {
		const answer = cell.to !== undefined && found.get(cell.to)?.get(cell.typed ?? '');
		const { to: _, ...rest } = cell;
		if (!answer) return rest;
		if ('problem' in answer) return { ...rest, problems: [answer.problem] };
		const { typed: _typed, ...known } = rest;
		return { ...known, value: answer.id, title: answer.title };
	});
}

type Pending = BatchCell & { readonly to?: string };
type Read = { readonly id: string; readonly title: string } | { readonly problem: Problem };

function withoutTarget({ to: _, ...cell }: Pending): BatchCell {
	return cell;
}

function readOne(sheet: Sheet, { piece, ...cell }: Given): Pending {
	const { field } = cell;
	const definition = sheet.entity.fields[field];
	if (!definition) return { ...cell, value: null };
	const own = ownValue(sheet, field, piece);
	if (own !== undefined) return { ...cell, value: own };
	if (piece.text.trim() === '') {
		const isFlag = definition.kind === 'flag';
		const required = 'required' in definition && definition.required && !isFlag;
		const empty = isFlag ? false : null;
		if (!required || cell.old === null) return { ...cell, value: empty };
		return { ...cell, value: null, typed: '', problems: [{ code: 'cell.required' }] };
	}
	const read = lookOf(definition).read(piece.text, sheet.showingOf(field), definition);
	if ('value' in read) return { ...cell, value: read.value };
	if ('problem' in read) {
		return { ...cell, value: null, typed: piece.text, problems: [read.problem] };
	}
	const to = definition.kind === 'ref' ? { to: definition.to } : {};
	return { ...cell, value: null, typed: piece.text.trim(), ...to };
}

/** What was copied in one of our own grids is taken as it was there, into a column of the same kind. */
function ownValue({ entity }: Sheet, field: string, { value, kind }: Piece): Cell | undefined {
	const definition = entity.fields[field];
	return value !== undefined && kind === kindOf(definition) ? value : undefined;
}

/** The kind of a column as it stands on the clipboard; references are of a kind with those to the same table. */
export function kindOf(definition: Sheet['entity']['fields'][string] | undefined): string {
	if (definition?.kind === 'ref') return `ref ${definition.to}`;
	if (definition?.kind === 'choice') return `choice ${definition.choices.join(' ')}`;
	if (definition?.kind === 'formula') return `formula ${definition.as}`;
	return definition?.kind ?? '';
}

async function named(to: string, texts: readonly string[]): Promise<ReadonlyMap<string, Read>> {
	const { named } = await entityClient(to).named.query({ names: texts });
	return new Map(
		texts.map((text, at): [string, Read] => {
			const { id = null, title = '', count = 0 } = named[at] ?? {};
			if (id !== null) return [text, { id, title }];
			const problem: Problem =
				count > 1
					? { code: 'reference.ambiguous', params: { value: text, count } }
					: { code: 'reference.unknown', params: { value: text } };
			return [text, { problem }];
		})
	);
}
