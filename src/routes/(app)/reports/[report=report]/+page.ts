import { known } from '#lib/domain/model/assert.ts';
import { isReport, reports } from '#lib/domain/reports/index.ts';
import { localDay, trpc } from '#lib/client/trpc.ts';
import type { PageLoad } from './$types.js';

export const ssr = false;

/** The parameters of a report stand in the address, so that it can be sent to somebody. */
export const load: PageLoad = async ({ params, url }) => {
	const name = known(isReport(params.report) ? params.report : null, params.report);
	const given = Object.fromEntries(url.searchParams);
	const parameters = { on: localDay(new Date()), ...given };
	return { report: reports[name], ...(await trpc.reports[name].query({ parameters })) };
};
