import { turnsOf } from './turns.ts';

/**
 * Jobs that seats take on, a step at a time, everybody's in a line of his own: whoever waits for a long one holds up
 * none but himself. `advance` answers whether that was the last step.
 */
export function servedBy<S, J extends { readonly by: string }>(
	seats: readonly S[],
	advance: (seat: S, job: J) => Promise<boolean>
): { add(job: J): void } {
	const free = new Set(seats);
	const served = new Set<string>();
	const turns = turnsOf<J>();

	function serve(): void {
		for (const seat of free) {
			const job = turns.next(served);
			if (!job) return;
			free.delete(seat);
			served.add(job.by);
			void advance(seat, job).then((isDone) => {
				free.add(seat);
				served.delete(job.by);
				if (isDone) turns.leave(job);
				else turns.giveWay(job);
				serve();
			});
		}
	}

	return {
		add(job) {
			turns.add(job);
			serve();
		}
	};
}
