import { error, json } from '@sveltejs/kit';
import { stored } from '#lib/domain/registry.ts';
import { companyFor } from '#lib/server/app.ts';
import { startImport } from '#lib/server/imports/describe.ts';
import { LARGEST_MB } from '#lib/server/imports/receive.ts';
import { Refused } from '#lib/server/refused.ts';
import { refusalResponse } from '#lib/server/trpc/errors.ts';
import { holding } from '../holding.ts';
import type { RequestHandler } from './$types';

/**
 * Takes a file as the body of the request, with any content type: `?entity=article&name=list.csv&locale=de`. Answers
 * what is in it.
 */
export const POST: RequestHandler = async ({ request, url, locals }) => {
	const actor = holding(locals.actor, 'import.run');
	const asked = url.searchParams.get('entity') ?? '';
	const entity = Object.values(stored).find(({ name }) => name === asked);
	if (!entity) error(404);
	holding(actor, `${entity.name}.write`);
	const tooLarge: Refused = new Refused([
		{ code: 'import.too-large', params: { max: LARGEST_MB } }
	]);
	try {
		if (Number(request.headers.get('content-length') ?? 0) > LARGEST_MB * 1e6) throw tooLarge;
		if (!request.body) throw new Refused([{ code: 'import.empty' }]);
		const db = await companyFor(actor);
		const file = await startImport({ db, actor }, entity, {
			name: url.searchParams.get('name') ?? '',
			locale: url.searchParams.get('locale') ?? 'en',
			body: chunksOf(request.body)
		});
		return json(file, { headers: { 'cache-control': 'no-store' } });
	} catch (failure) {
		return refusalResponse(failure);
	}
};

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
	const reader = body.getReader();
	try {
		for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
	} finally {
		// A connection that is cut while it sends never gets its answer, so what is refused is taken in and forgotten.
		await rest(reader).catch(() => undefined);
	}
}

async function rest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
	while (!(await reader.read()).done);
}
