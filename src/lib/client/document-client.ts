import { known } from '#lib/domain/model/assert.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Rows } from './entity-client.ts';
import { trpc } from './trpc.ts';

export type Performing = {
	readonly operation: Id;
	readonly rows: readonly { readonly id: Id; readonly version: number }[];
	readonly confirmed?: readonly string[];
};
/** Documents of one type that an action made. */
export type Made = { readonly document: string; readonly first: Id; readonly count: number };
/** `revalued` counts moves of later days that are worth something else now. */
type Performed = Rows & { readonly revalued: number; readonly made: readonly Made[] };
type ActionClient = { mutate(input: Performing): Promise<Performed> };

type Client = Readonly<Record<string, Readonly<Record<string, ActionClient>>>>;

/** An action of any document, for code that knows it only at run time; there is one procedure for each. */
export const documentClient = (document: string, action: string): ActionClient =>
	known((trpc.documents as unknown as Client)[document]?.[action], `${document}.${action}`);
