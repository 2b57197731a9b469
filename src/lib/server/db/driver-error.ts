import { setTimeout } from 'node:timers/promises';
import { LibsqlError } from '@libsql/client';
import Driver from 'libsql';
import { Refused } from '#lib/server/refused.ts';

type Trouble = 'busy' | 'full' | 'unreachable' | 'fault';

/** What the driver threw, of whatever class: a connection that breaks off is no LibsqlError. */
export class DriverError extends Error {
	readonly trouble: Trouble;

	constructor(override readonly cause: unknown) {
		super(String(cause));
		this.trouble = troubleOf(cause);
	}

	/** Whether the same may go well a moment later. */
	get passes(): boolean {
		return this.trouble === 'busy' || this.trouble === 'unreachable';
	}

	/** What the caller is told of it: a refusal where he can do something about it, else our mistake as it was. */
	get told(): unknown {
		if (this.trouble === 'full') return new Refused([{ code: 'storage.full' }]);
		if (this.passes) return new Refused([{ code: 'storage.unreachable' }]);
		return this.cause;
	}
}

function troubleOf(error: unknown): Trouble {
	if (!(error instanceof LibsqlError || error instanceof Driver.SqliteError)) {
		return isBrokenOff(error) ? 'unreachable' : 'fault';
	}
	if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) return 'busy';
	if (error.code === 'SQLITE_FULL') return 'full';
	return /^(SERVER_ERROR$|HRANA_|STREAM_|TRANSACTION_(CLOSED|TIMEOUT)$)/.test(error.code)
		? 'unreachable'
		: 'fault';
}

/** How fetch fails where no answer came, or none in time. */
const isBrokenOff = (error: unknown): boolean =>
	error instanceof Error &&
	(error.name === 'TimeoutError' ||
		(error instanceof TypeError && /fetch failed/.test(error.message)));

/** A call of the driver; throws DriverError. */
export async function driven<T>(call: () => Promise<T>): Promise<T> {
	try {
		return await call();
	} catch (error) {
		throw new DriverError(error);
	}
}

const FIRST_PAUSE_MS = 100;

/** Waits before the `times`th repetition, each time twice as long. */
export const pause = (times: number): Promise<void> => setTimeout(FIRST_PAUSE_MS * 2 ** times);
