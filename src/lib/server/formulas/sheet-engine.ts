import { seatOf, type Outcome, type Seat } from '#lib/formulas/engine/seat.ts';
import { servedBy } from '#lib/formulas/engine/served.ts';
import type { SheetComputed, SheetTask } from '#lib/formulas/sheets/protocol.ts';
import source from './sheet-thread.ts?thread';
import { threadOf } from './thread.ts';

type Job = {
	readonly task: SheetTask;
	readonly longest: number;
	/** Who waits for it. */
	readonly by: string;
	readonly settle: (outcome: Outcome<SheetComputed> | Promise<never>) => void;
};
type SheetSeat = Seat<SheetTask, SheetComputed>;

let served: ReturnType<typeof servedBy<SheetSeat, Job>> | undefined;

/** Computes a whole sheet in a thread of its own, started when the first file of one is wanted. */
export function computedSheet(
	task: SheetTask,
	longest: number,
	by: string
): Promise<Outcome<SheetComputed>> {
	served ??= servedBy([seatOf<SheetTask, SheetComputed>(threadOf(source))], advance);
	return new Promise((settle) => served?.add({ task, longest, by, settle }));
}

async function advance(seat: SheetSeat, { task, longest, settle }: Job): Promise<true> {
	try {
		settle(await seat.ask(task, longest));
	} catch (error) {
		settle(Promise.reject(error));
	}
	return true;
}
