import { error } from '@sveltejs/kit';
import { isDay } from '#lib/domain/model/calendar.ts';
import type { Query } from '#lib/domain/model/query.ts';
import { stored } from '#lib/domain/registry.ts';
import { companyFor } from '#lib/server/app.ts';
import { exportFile, isExportFormat } from '#lib/server/exports/export-rows.ts';
import { isLanguage } from '#lib/server/texts.ts';
import { refusalResponse } from '#lib/server/trpc/errors.ts';
import { query } from '#lib/server/trpc/inputs.ts';
import { isDeeperThan } from '#lib/server/trpc/nesting.ts';
import { fileResponse } from '../../../file-response.ts';
import { holding } from '../../../holding.ts';
import type { RequestHandler } from './$types';

const DEEPEST_JSON = 40;

/** A whole table as a file: `?query=<json>&fields=number,name&locale=de&day=2026-03-02`. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const actor = holding(locals.actor, 'export.run');
	const { format } = params;
	const entity = Object.values(stored).find(({ name }) => name === params.entity);
	if (!entity || !isExportFormat(format)) error(404);
	holding(actor, `${entity.name}.read`);
	const asked = read(url.searchParams.get('query') ?? '{}');
	if (!asked) error(400);
	const locale = url.searchParams.get('locale') ?? '';
	const day = url.searchParams.get('day') ?? '';
	const db = await companyFor(actor);
	const reader = { db, actor, today: isDay(day) ? day : new Date().toISOString().slice(0, 10) };
	try {
		const file = await exportFile(reader, entity, {
			format,
			query: asked,
			fields: (url.searchParams.get('fields') ?? '').split(',').filter((name) => name !== ''),
			language: isLanguage(locale) ? locale : 'en'
		});
		return fileResponse(file, `${entity.name}.${format}`);
	} catch (failure) {
		return refusalResponse(failure);
	}
};

function read(text: string): Query | null {
	if (isDeeperThan(DEEPEST_JSON, text)) return null;
	try {
		return query.parse(JSON.parse(text));
	} catch {
		return null;
	}
}
