import type { Id } from '../model/row.ts';
import type { MovementKind } from './movement-kind.ts';
import { portions, type MovedLine } from './moved-line.ts';
import type { Articles, Posting } from './posting.ts';

/** A document that takes goods out of a warehouse, wherever they go. */
type Taking = {
	readonly header: { readonly warehouse: Id };
	readonly lines: readonly (MovedLine & { readonly bin: Id | null })[];
};

/** What moves with such a document: everything that its lines name, for the reason that is given. */
export const taken =
	(kind: MovementKind) =>
	({ header: { warehouse }, lines }: Taking, articles: Articles): readonly Posting[] =>
		lines.flatMap((line) =>
			portions(line, articles).map((portion) => ({
				kind,
				...portion,
				from: { warehouse, bin: line.bin },
				to: null,
				line: line.id
			}))
		);
