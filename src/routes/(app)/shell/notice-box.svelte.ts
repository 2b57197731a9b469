import { trpc } from '#lib/client/trpc.ts';
import type { Notice, Notices } from '#lib/domain/notices/notice.ts';

const LOOK_MS = 60_000;
/** What one came for is asked first. */
const FIRST_LOOK_MS = 1500;

/** What the user was told, looked for each minute while he sees the window, and whenever he goes somewhere else. */
export class NoticeBox {
	list = $state.raw<readonly Notice[]>([]);
	unread = $state(0);

	/** Answers how to stop. */
	start(): () => void {
		const first = setTimeout(() => void this.look(), FIRST_LOOK_MS);
		const timer = setInterval(() => {
			if (document.visibilityState === 'visible') void this.look();
		}, LOOK_MS);
		return () => {
			clearTimeout(first);
			clearInterval(timer);
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
