import type { Schedule } from './schedule.ts';

export type JobDefinition = {
	/** When it runs unless somebody chose otherwise. */
	readonly schedule: Schedule;
	/** The tables whose rows it names: who may not read them all is told how many it found, and no more. */
	readonly names: readonly string[];
	/** Whether what it finds is wrong, and wants somebody to look. */
	readonly alarms?: true;
};

const STOCK = ['stockRecord', 'article', 'warehouse', 'bin'];

/**
 * Every job of the product, one line each; server/jobs/ has a file for each, and does not compile without it. Its right
 * is `job.<name>`, its texts are `job.<name>`, `job.<name>.about` and `job.<name>.result`.
 */
export const jobs = {
	expireReservations: {
		schedule: { kind: 'daily', at: '00:10' },
		names: ['reservation', 'deal', 'quote']
	},
	suggestReorders: {
		schedule: { kind: 'daily', at: '05:00' },
		names: [...STOCK, 'reorderSuggestion']
	},
	tellLowStock: { schedule: { kind: 'every', minutes: 10 }, names: STOCK },
	checkStock: {
		schedule: { kind: 'daily', at: '04:00' },
		names: [...STOCK, 'reservationEntry', 'reorderSuggestion'],
		alarms: true
	},
	validateStock: { schedule: { kind: 'daily', at: '03:00' }, names: STOCK, alarms: true },
	repairStock: { schedule: { kind: 'off' }, names: STOCK }
} as const satisfies Readonly<Record<string, JobDefinition>>;

export type JobName = keyof typeof jobs;

export const jobNames = Object.keys(jobs) as readonly JobName[];

export const definitionOf = (name: JobName): JobDefinition => jobs[name];

export const grantOf = (name: JobName) => `job.${name}` as const;
