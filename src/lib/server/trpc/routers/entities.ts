import { z } from 'zod';
import { entities, type Entities } from '#lib/domain/entities/index.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { mapEntries } from '#lib/domain/model/map-entries.ts';
import type { Patch, WireRow } from '#lib/domain/model/row.ts';
import { saveRows } from '#lib/server/commands/save-rows.ts';
import {
	listPage,
	toWire,
	wireRowsById,
	type WirePage,
	type WireRows
} from '#lib/server/queries/list-page.ts';
import { changes, confirmed, id, newId, page } from '#lib/server/trpc/inputs.ts';
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
		})
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
