import type { EntityName } from '../entities/index.ts';
import type { Cell } from '../model/row.ts';

/** A row of the set-up in plain decimals. `key` names it within its entity; references hold such keys. */
export type SetupRow = { readonly key: string; readonly cells: Readonly<Record<string, Cell>> };
export type SetupRows = Readonly<Partial<Record<EntityName, readonly SetupRow[]>>>;
