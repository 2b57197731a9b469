import { companyFor } from '#lib/server/app.ts';
import { faultyLinesAsCsv } from '#lib/server/imports/errors-csv.ts';
import { jobOf } from '#lib/server/imports/jobs.ts';
import { isLanguage } from '#lib/server/texts.ts';
import { refusalResponse } from '#lib/server/trpc/errors.ts';
import { holding } from '../../../holding.ts';
import type { RequestHandler } from './$types';

/** The faulty lines of an import as a file: the columns as they were sent, the line, and why. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const actor = holding(locals.actor, 'import.run');
	const locale = url.searchParams.get('locale') ?? '';
	try {
		const db = await companyFor(actor);
		const job = jobOf({ db, actor }, params.id);
		const text = await faultyLinesAsCsv(job, isLanguage(locale) ? locale : 'en');
		return new Response(text, {
			headers: {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': 'attachment; filename="errors.csv"',
				'cache-control': 'no-store'
			}
		});
	} catch (failure) {
		return refusalResponse(failure);
	}
};
