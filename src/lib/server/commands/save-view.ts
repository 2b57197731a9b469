import { may } from '#lib/domain/access/may.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { write, type Context } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { deleteView, putView, viewOwner } from '#lib/server/store/views.ts';

export type NewView = {
	readonly id: Id;
	readonly entity: string;
	readonly name: string;
	readonly shared: boolean;
	readonly view: unknown;
};

/** Keeps a view of the user's own. Sharing it with everybody takes a grant. */
export function saveView(context: Context, view: NewView): Promise<void> {
	const { actor } = context;
	if (view.shared && !may(actor, 'views.share')) {
		throw new Refused([{ code: 'field.forbidden', params: { field: 'shared' } }]);
	}
	return write(context, async (tx) => {
		const owner = await viewOwner(tx, view.id);
		if (owner !== undefined && owner !== actor.userId) throw new Refused([{ code: 'row.exists' }]);
		await putView(tx, { ...view, user: actor.userId, view: JSON.stringify(view.view) });
	});
}

export function removeView(context: Context, id: Id): Promise<void> {
	return write(context, async (tx) => {
		if ((await viewOwner(tx, id)) !== context.actor.userId)
			throw new Refused([{ code: 'row.gone' }]);
		await deleteView(tx, id);
	});
}
