import { z } from 'zod';
import { entities, type Entities } from '#lib/domain/entities/index.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { mapEntries } from '#lib/domain/model/map-entries.ts';
import type { Patch, WireRow } from '#lib/domain/model/row.ts';
import { applyBulk } from '#lib/server/commands/apply-bulk.ts';
import { removeRows } from '#lib/server/commands/remove-rows.ts';
import { saveRows } from '#lib/server/commands/save-rows.ts';
import {
	listPage,
	toWire,
	wireRowsById,
	type WirePage,
	type WireRows
} from '#lib/server/queries/list-page.ts';
import { previewBulk } from '#lib/server/queries/preview-bulk.ts';
import { tableDistinct, tableTotals } from '#lib/server/queries/table-totals.ts';
import { lookup } from '#lib/server/store/references.ts';
import { bulkChange, changes, confirmed, id, newId, page, query } from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

type Rows<E extends Entity> = Omit<WireRows, 'rows'> & { readonly rows: readonly WireRow<E>[] };
type PageOf<E extends Entity> = Omit<WirePage, 'rows'> & { readonly rows: readonly WireRow<E>[] };

/** toWire() yields the fields of the entity it was given: WireRow<E> states them once. */
const typed = <E extends Entity, R extends WireRows>(rows: R) =>
	rows as unknown as Omit<R, 'rows'> & { readonly rows: readonly WireRow<E>[] };

function entityRouter<E extends Entity>(entity: E) {
	const read = granted(`${entity.name}.read`);
	const write = granted(`${entity.name}.write`);
	const save = z.strictObject({
		operation: newId,
		source: z.enum(['grid', 'paste', 'api']).optional(),
		changes: changes as unknown as z.ZodType<ChangeOf<E>[], ChangeOf<E>[]>,
		confirmed
	});

	return router({
		list: read
			.input(page)
			.query(async ({ ctx, input }): Promise<PageOf<E>> =>
				typed(await listPage(ctx, entity, input))
			),

		rows: read
			.input(z.strictObject({ ids: z.array(id).max(1000) }))
			.query(async ({ ctx, input }): Promise<Rows<E>> =>
				typed(await wireRowsById(ctx, entity, input.ids))
			),

		save: write.input(save).mutation(async ({ ctx, input }): Promise<Rows<E>> => {
			const source = ctx.token ? 'api' : (input.source ?? 'grid');
			const rows = await saveRows(ctx, entity, {
				operation: input.operation,
				source,
				changes: input.changes as never,
				confirmed: input.confirmed ?? []
			});
			return typed(await toWire(ctx, entity, rows));
		}),

		remove: write
			.input(
				z.strictObject({
					operation: newId,
					rows: z
						.array(z.strictObject({ id, version: z.int() }))
						.min(1)
						.max(10_000)
				})
			)
			.mutation(async ({ ctx, input }) => {
				const source = ctx.token ? 'api' : 'grid';
				return { removed: await removeRows(ctx, entity, { ...input, source }) };
			}),

		totals: read
			.input(z.strictObject({ query, fields: z.array(id).max(60) }))
			.query(({ ctx, input }) => tableTotals(ctx, entity, input.query, input.fields)),

		distinct: read
			.input(z.strictObject({ field: id, query, search: z.string().max(200).default('') }))
			.query(async ({ ctx, input }) => ({
				values: await tableDistinct(ctx, entity, input)
			})),

		lookup: read
			.input(
				z.strictObject({
					search: z.string().max(200),
					ids: z.array(id).max(500).optional(),
					limit: z.int().min(1).max(100).default(20)
				})
			)
			.query(async ({ ctx, input }) => ({ options: await lookup(ctx.db, entity, input) })),

		previewBulk: write
			.input(bulkChange)
			.mutation(({ ctx, input }) => previewBulk(ctx, entity, input)),

		applyBulk: write
			.input(
				z.strictObject({
					operation: newId,
					change: bulkChange,
					state: z.string().max(100),
					confirmed,
					leaveOut: z.boolean().default(false)
				})
			)
			.mutation(async ({ ctx, input: { confirmed = [], ...input } }) => ({
				operation: input.operation,
				changed: await applyBulk(ctx, entity, { ...input, confirmed })
			}))
	});
}

type ChangeOf<E extends Entity> = {
	readonly id: string;
	readonly version: number;
	readonly patch: Patch<E>;
	readonly old?: Patch<E>;
};
type EntityRouters = { [K in keyof Entities]: ReturnType<typeof entityRouter<Entities[K]>> };

export const entitiesRouter = router(mapEntries<Entity, EntityRouters>(entities, entityRouter));
