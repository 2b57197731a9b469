import { mayChange } from '#lib/domain/access/visible.ts';
import type { Change } from '#lib/domain/model/change.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { readCell } from '#lib/domain/model/read-cell.ts';
import { fieldNamed } from '#lib/domain/model/schema.ts';
import type { Wanted } from './draft.ts';

/** The cells of a request made stored ones: or why they cannot be, each at its cell. */
export function toWanted(
	actor: Actor,
	entity: Entity,
	changes: readonly Change[]
): { readonly wanted: readonly Wanted[]; readonly problems: readonly Problem[] } {
	const problems: Problem[] = [];
	const wanted = changes.map(({ id, version, patch, old }): Wanted => {
		const cells: Record<string, Cell> = {};
		for (const [field, plain] of Object.entries(patch)) {
			const read = readTyped(actor, entity, field, plain);
			if (read.ok) cells[field] = read.value;
			else problems.push({ ...read.problem, at: { row: id, field } });
		}
		return { id, version, cells, ...(old ? { old: readSeen(entity, old) } : {}) };
	});
	return { wanted, problems };
}

function readTyped(actor: Actor, entity: Entity, name: string, plain: Cell) {
	const field = fieldNamed(entity.fields, name);
	if (!field)
		return { ok: false, problem: { code: 'field.unknown', params: { field: name } } } as const;
	if (field.kind === 'formula' || field.readonly) {
		return { ok: false, problem: { code: 'field.readonly', params: { field: name } } } as const;
	}
	if (!mayChange(actor, field)) {
		return { ok: false, problem: { code: 'field.forbidden', params: { field: name } } } as const;
	}
	return readCell(field, plain);
}

/** What the writer saw; a value that could never have been stored matches nothing. */
function readSeen(entity: Entity, old: Readonly<Record<string, Cell>>): Record<string, Cell> {
	const seen = Object.entries(old).flatMap(([name, plain]) => {
		const field = fieldNamed(entity.fields, name);
		if (!field || field.kind === 'formula') return [];
		if (plain === null || plain === '') return [[name, null] as const];
		const read = readCell(field, plain);
		return read.ok ? [[name, read.value] as const] : [];
	});
	return Object.fromEntries(seen);
}
