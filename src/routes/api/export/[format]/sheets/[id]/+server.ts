import { error } from '@sveltejs/kit';
import { isDay } from '#lib/domain/model/calendar.ts';
import { companyFor } from '#lib/server/app.ts';
import { isExportFormat } from '#lib/server/exports/export-rows.ts';
import { exportSheet } from '#lib/server/exports/export-sheet.ts';
import { isLanguage } from '#lib/server/texts.ts';
import { refusalResponse } from '#lib/server/trpc/errors.ts';
import { fileResponse } from '../../../../file-response.ts';
import { holding } from '../../../../holding.ts';
import type { RequestHandler } from './$types';

/** What a sheet comes to, as a file: `?locale=de&day=2026-03-02`. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const actor = holding(locals.actor, 'export.run');
	const { format, id } = params;
	if (!isExportFormat(format)) error(404);
	const locale = url.searchParams.get('locale') ?? '';
	const day = url.searchParams.get('day') ?? '';
	const db = await companyFor(actor);
	const reader = { db, actor, today: isDay(day) ? day : new Date().toISOString().slice(0, 10) };
	try {
		const language = isLanguage(locale) ? locale : 'en';
		return fileResponse(await exportSheet(reader, id, { format, language }), `sheet.${format}`);
	} catch (failure) {
		return refusalResponse(failure);
	}
};
