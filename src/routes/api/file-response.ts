import type { ExportedFile } from '#lib/server/exports/export-rows.ts';

/** A file to be kept; `plainName` is for whoever cannot read the name that it has. */
export const fileResponse = ({ name, type, body }: ExportedFile, plainName: string): Response =>
	new Response(body, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'no-store'
		}
	});
