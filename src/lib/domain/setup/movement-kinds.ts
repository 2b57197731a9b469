import { movementKinds } from '../stock/movement-kind.ts';
import type { SetupRow } from './setup-row.ts';

/** A row for each kind of move, which the company may call otherwise (F11, F106). */
export const movementKindRows: readonly SetupRow[] = Object.keys(movementKinds).map((kind) => ({
	key: kind,
	cells: { kind }
}));
