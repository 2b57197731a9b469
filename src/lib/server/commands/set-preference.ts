import { write, type Context } from '#lib/server/db/transaction.ts';
import { putPreference } from '#lib/server/store/views.ts';

/** Keeps one arrangement of the user's own, such as the widths of his columns. */
export function setPreference(context: Context, key: string, value: unknown): Promise<void> {
	return write(context, async (tx) => {
		await putPreference(tx, context.actor.userId, key, JSON.stringify(value));
	});
}
