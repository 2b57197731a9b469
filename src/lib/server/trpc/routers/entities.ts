import { z } from 'zod';
import type { Entities } from '#lib/domain/entities/index.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { mapEntries } from '#lib/domain/model/map-entries.ts';
import type { Patch, WireRow } from '#lib/domain/model/row.ts';
import { stored } from '#lib/domain/registry.ts';
import { applyBulk } from '#lib/server/commands/apply-bulk.ts';
import { removeRows } from '#lib/server/commands/remove-rows.ts';
import { replaceCells } from '#lib/server/commands/replace-cells.ts';
import { saveRows } from '#lib/server/commands/save-rows.ts';
import { findCells } from '#lib/server/finding/find-cells.ts';
import { previewReplace } from '#lib/server/finding/preview-replace.ts';
import { entityFor } from '#lib/server/queries/formula-columns.ts';
import {
	listPage,
	positionOf,
	toWire,
	wireRowsById,
	type Reader,
	type WirePage,
	type WireRows
} from '#lib/server/queries/list-page.ts';
import { lookupRows } from '#lib/server/queries/lookup-rows.ts';
import { namedRows } from '#lib/server/queries/named.ts';
import { previewBulk } from '#lib/server/queries/preview-bulk.ts';
import { tableDistinct, tableTotals } from '#lib/server/queries/table-totals.ts';
import * as inputs from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';
import { columnProcedures } from './formula-columns.ts';

type Rows<E extends Entity> = Omit<WireRows, 'rows'> & { readonly rows: readonly WireRow<E>[] };
type PageOf<E extends Entity> = Omit<WirePage, 'rows'> & { readonly rows: readonly WireRow<E>[] };

/** toWire() yields the fields of the entity it was given: WireRow<E> states them once. */
const typed = <E extends Entity, R extends WireRows>(rows: R) =>
	rows as unknown as Omit<R, 'rows'> & { readonly rows: readonly WireRow<E>[] };

function entityRouter<E extends Entity>(entity: E) {
	const read = granted(`${entity.name}.read`);
	const write = granted(`${entity.name}.write`);
	const own = (ctx: Reader) => entityFor(ctx, entity);
	return router({
		list: read
			.input(inputs.page)
			.query(async ({ ctx, input }): Promise<PageOf<E>> =>
				typed(await listPage(ctx, await own(ctx), input))
			),

		rows: read
			.input(inputs.rows)
			.query(async ({ ctx, input }): Promise<Rows<E>> =>
				typed(await wireRowsById(ctx, await own(ctx), input.ids))
			),

		position: read.input(inputs.position).query(async ({ ctx, input }) => ({
			at: await positionOf(ctx, await own(ctx), input.query, input.id)
		})),

		save: write.input(saving<E>()).mutation(async ({ ctx, input }): Promise<Rows<E>> => {
			const source = ctx.token ? 'api' : (input.source ?? 'grid');
			const rows = await saveRows(ctx, entity, {
				operation: input.operation,
				source,
				changes: input.changes as never,
				confirmed: input.confirmed ?? []
			});
			return typed(await toWire(ctx, await own(ctx), rows));
		}),

		remove: write.input(inputs.removal).mutation(async ({ ctx, input }) => ({
			removed: await removeRows(ctx, entity, { ...input, source: ctx.token ? 'api' : 'grid' })
		})),

		totals: read
			.input(inputs.totals)
			.query(async ({ ctx, input }) => tableTotals(ctx, await own(ctx), input)),

		distinct: read.input(inputs.values).query(async ({ ctx, input }) => ({
			values: await tableDistinct(ctx, await own(ctx), input)
		})),

		lookup: read
			.input(inputs.lookup)
			.query(async ({ ctx, input }) => ({ options: await lookupRows(ctx, await own(ctx), input) })),

		named: read.input(inputs.names).query(async ({ ctx, input }) => ({
			named: await namedRows(ctx.db, entity, input.names)
		})),

		...manyAtOnce(entity),
		...columnProcedures(entity)
	});
}

/** Changes of many rows at once, each looked at before it is made; and how their cells are found. */
function manyAtOnce(entity: Entity) {
	const write = granted(`${entity.name}.write`);
	const own = (ctx: Reader) => entityFor(ctx, entity);
	return {
		previewBulk: write
			.input(inputs.bulkChange)
			.mutation(async ({ ctx, input }) => previewBulk(ctx, await own(ctx), input)),

		applyBulk: write.input(inputs.bulkOrder).mutation(async ({ ctx, input }) => ({
			operation: input.operation,
			changed: await applyBulk(ctx, await own(ctx), input)
		})),

		find: granted(`${entity.name}.read`)
			.input(inputs.findPage)
			.query(async ({ ctx, input }) => findCells(ctx, await own(ctx), input)),

		previewReplace: write
			.input(inputs.replace)
			.mutation(async ({ ctx, input }) => previewReplace(ctx, await own(ctx), input)),

		replace: write.input(inputs.replaceOrder).mutation(async ({ ctx, input }) => ({
			operation: input.operation,
			changed: await replaceCells(ctx, await own(ctx), input)
		}))
	};
}

/** The shape of any save, with the patches that E allows; cells are read one by one by the command. */
const saving = <E extends Entity>() =>
	z.strictObject({
		operation: inputs.newId,
		source: z.enum(['grid', 'paste', 'api']).optional(),
		changes: inputs.changes as unknown as z.ZodType<ChangeOf<E>[], ChangeOf<E>[]>,
		confirmed: inputs.confirmed
	});

type ChangeOf<E extends Entity> = {
	readonly id: string;
	readonly version: number;
	readonly patch: Patch<E>;
	readonly old?: Patch<E>;
};
type EntityRouters = { [K in keyof Entities]: ReturnType<typeof entityRouter<Entities[K]>> };

/** Documents and ledgers are served alike, under the types of `Entities` alone: whoever asks for one names it at run time. */
export const entitiesRouter = router(mapEntries<Entity, EntityRouters>(stored, entityRouter));
