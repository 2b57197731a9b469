import type { Live } from '#lib/client/live.svelte.ts';
import { trpc } from '#lib/client/trpc.ts';
import type { Notice, Notices } from '#lib/domain/notices/notice.ts';

/** What one came for is asked first. */
const FIRST_LOOK_MS = 1500;

/** What the user was told, looked for when he is told more, and whenever he goes somewhere else. */
export class NoticeBox {
	list = $state.raw<readonly Notice[]>([]);
	unread = $state(0);

	/** Answers how to stop. */
	start(live: Live): () => void {
		const look = () => void this.look();
		const first = setTimeout(look, FIRST_LOOK_MS);
		let isFirst = true;
		const stop = live.listen({
			...{ news: () => undefined, columns: () => undefined, everything: look, notices: look },
			back: () => {
				// What was there when the page began is asked a little later.
				if (!isFirst) look();
				isFirst = false;
			}
		});
		return () => {
			clearTimeout(first);
			stop();
		};
	}

	/** Where nobody answers, what is known stands. */
	async look(): Promise<void> {
		this.#take(await trpc.notices.list.query().catch(() => undefined));
	}

	/** Marks one as read, or all of them. */
	async read(notice?: Notice): Promise<void> {
		if (notice?.read) return;
		const ids = notice ? [notice.id] : null;
		this.#take(await trpc.notices.read.mutate({ ids }).catch(() => undefined));
	}

	#take(told: Notices | undefined) {
		if (told) [this.list, this.unread] = [told.notices, told.unread];
	}
}
