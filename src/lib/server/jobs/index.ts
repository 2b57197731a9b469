import type { JobName } from '#lib/domain/jobs/index.ts';
import type { Job } from './job.ts';
import { checkStock } from './check-stock.ts';
import { expireReservations } from './expire-reservations.ts';
import { repairStock } from './repair-stock.ts';
import { suggestReorders } from './suggest-reorders.ts';
import { tellLowStock } from './tell-low-stock.ts';
import { validateStock } from './validate-stock.ts';

/** What each job of domain/jobs does. */
export const jobs: Readonly<Record<JobName, Job>> = {
	expireReservations,
	suggestReorders,
	tellLowStock,
	checkStock,
	validateStock,
	repairStock
};
