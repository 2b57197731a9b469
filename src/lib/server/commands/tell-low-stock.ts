import { toDecimal } from '#lib/domain/model/amount.ts';
import type { NoticeCode } from '#lib/domain/notices/notice.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { lowRecords, risenRecords, type Low } from '#lib/server/store/low-stock.ts';
import { addNotices, endNotices } from '#lib/server/store/notices.ts';
import { writeNotices } from '#lib/server/writing/write-notices.ts';

const CODE: NoticeCode = 'low-stock';

/**
 * Tells who is responsible of records that fell below their minimum (F104): once, until there was enough in between.
 * Answers those that were told.
 */
export function tellLowStock(context: Context, now: Date): Promise<readonly Low[]> {
	const tell = async (tx: Tx) => {
		await endNotices(tx, CODE, await risenRecords(tx));
		const low = await lowRecords(tx);
		const at = now.toISOString();
		await addNotices(
			tx,
			low.map(({ record, label, available, minimum, user }) => ({
				...{ id: newId(), user, at, code: CODE, entity: 'stockRecord', row: record },
				params: {
					record: label,
					available: toDecimal('quantity', available),
					minimum: toDecimal('quantity', minimum)
				}
			}))
		);
		return low;
	};
	return writeNotices(context, tell, (low) => low.map(({ user }) => user));
}
