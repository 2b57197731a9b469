import { documents } from '#lib/domain/documents/index.ts';
import type { DocumentType } from '#lib/domain/model/document.ts';
import { mapEntries } from '#lib/domain/model/map-entries.ts';
import { performAction } from '#lib/server/commands/perform-action.ts';
import { madeBy } from '#lib/server/queries/made.ts';
import { revaluedBy } from '#lib/server/queries/revalued.ts';
import { rowsOf } from '#lib/server/queries/rows-of.ts';
import * as inputs from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

/**
 * An action of a document type: many documents at once, all of them or none; answers their heads as they stand, of how
 * many moves of later days it changed the value, and what other documents it made.
 */
const actionOf = ({ name: document }: DocumentType, action: string) =>
	granted(`${document}.${action}`)
		.input(inputs.action)
		.mutation(async ({ ctx, input }) => {
			const { today } = ctx;
			const rows = await performAction(ctx, { ...input, document, action, today });
			const heads = await rowsOf(ctx, document, rows);
			const [revalued, made] = [
				await revaluedBy(ctx, input.operation),
				await madeBy(ctx, input.operation)
			];
			return { ...heads, revalued, made };
		});

type Actions = Readonly<Record<string, ReturnType<typeof actionOf>>>;

const actionsOf = (type: DocumentType) =>
	router(mapEntries<unknown, Actions>(type.actions, (_, action) => actionOf(type, action)));

type DocumentRouters = Readonly<Record<string, ReturnType<typeof actionsOf>>>;

export const documentsRouter = router(
	mapEntries<DocumentType, DocumentRouters>(documents, actionsOf)
);
