/** When a job runs by itself. Days and hours are those of the machine that serves the company. */
export type Schedule =
	| { readonly kind: 'off' }
	| { readonly kind: 'every'; readonly minutes: number }
	| { readonly kind: 'daily'; readonly at: string };

export const MOST_MINUTES = 7 * 24 * 60;
/** `HH:MM` of a day of 24 hours. */
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Why a schedule cannot be kept: the field of it that is wrong. */
export function wrongIn(schedule: Schedule): 'minutes' | 'at' | undefined {
	if (schedule.kind === 'daily') return TIME_OF_DAY.test(schedule.at) ? undefined : 'at';
	if (schedule.kind === 'off') return undefined;
	const { minutes } = schedule;
	return Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES
		? undefined
		: 'minutes';
}

/**
 * Whether a job that last began at `last` is to begin now. A day that was missed, because nothing ran at that hour, is
 * made up for once, however many there were.
 */
export function isDue(schedule: Schedule, last: Date, now: Date): boolean {
	if (schedule.kind === 'off') return false;
	if (schedule.kind === 'every') {
		return now.getTime() - last.getTime() >= schedule.minutes * 60_000;
	}
	const [hour = 0, minute = 0] = schedule.at.split(':').map(Number);
	const latest = new Date(now);
	latest.setHours(hour, minute, 0, 0);
	if (latest > now) latest.setDate(latest.getDate() - 1);
	return last < latest;
}
