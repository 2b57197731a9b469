import type { Id } from '#lib/domain/model/row.ts';
import type { Rows } from './entity-client.ts';
import { trpc } from './trpc.ts';

type Performing = {
	readonly operation: Id;
	readonly rows: readonly { readonly id: Id; readonly version: number }[];
	readonly confirmed?: readonly string[];
};
type ActionClient = { mutate(input: Performing): Promise<Rows> };

/** An action of any document, for code that knows it only at run time; there is one procedure for each. */
export const documentClient = (document: string, action: string): ActionClient =>
	(trpc.documents as unknown as Readonly<Record<string, Record<string, ActionClient>>>)[document]![
		action
	]!;
