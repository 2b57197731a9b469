import type { Failure } from '#lib/client/failure.ts';

const RETRY_MS = 3000;

/** Why rows could not be loaded; where the server was not reached, it is asked again after a while. */
export class Outage {
	failure = $state.raw<Failure | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly retry: () => void) {}

	/** How the last answer went; null where it came. */
	told(failure: Failure | null) {
		this.failure = failure;
		this.stop();
		if (failure?.kind === 'offline') this.#timer = setTimeout(this.retry, RETRY_MS);
	}

	stop() {
		clearTimeout(this.#timer);
	}
}
