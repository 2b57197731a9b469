import { error } from '@sveltejs/kit';
import { isDay } from '#lib/domain/model/calendar.ts';
import { isReport } from '#lib/domain/reports/index.ts';
import { companyFor } from '#lib/server/app.ts';
import { exportReport } from '#lib/server/exports/export-report.ts';
import { isExportFormat } from '#lib/server/exports/export-rows.ts';
import { isLanguage } from '#lib/server/texts.ts';
import { refusalResponse } from '#lib/server/trpc/errors.ts';
import { fileResponse } from '../../../../file-response.ts';
import { holding } from '../../../../holding.ts';
import type { RequestHandler } from './$types';

/** A report as a file: `?on=2026-02-28&locale=de&day=2026-03-02`, with its parameters under their names. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const { format, report } = params;
	if (!isExportFormat(format) || !isReport(report)) error(404);
	const actor = holding(holding(locals.actor, 'export.run'), `${report}.read`);
	const { locale = '', day = '', ...parameters } = Object.fromEntries(url.searchParams);
	const db = await companyFor(actor);
	const reader = { db, actor, today: isDay(day) ? day : new Date().toISOString().slice(0, 10) };
	try {
		const language = isLanguage(locale) ? locale : 'en';
		const file = await exportReport(reader, report, { format, parameters, language });
		return fileResponse(file, `${report}.${format}`);
	} catch (failure) {
		return refusalResponse(failure);
	}
};
