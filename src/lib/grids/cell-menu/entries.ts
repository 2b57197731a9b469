import type { Action, MenuItem } from '#lib/ui/menu.ts';
import { m } from '#lib/ui/text.ts';
import { copyChosen, cutChosen, pasteCopied } from '../clipboard.ts';
import { cellOf, clearCells, type Cell } from '../keyboard.ts';
import { clip, sizeOf } from '../range/area.ts';
import { fillFromEdge, fillSeries, fillToEnd, isLongEnough } from '../range/fill.ts';
import { rowActions } from '../row-actions.ts';
import type { Desk } from '../sheet-actions.ts';
import { cardEntries } from './card-entries.ts';

type Place = Desk & { readonly cell: Cell };

/** What can be done with the chosen cells and their rows, as far as this user may. */
export function cellEntries(desk: Desk): readonly MenuItem[] {
	const cell = cellOf(desk.sheet);
	if (!cell) return [];
	const place = { ...desk, cell };
	const { sheet, session } = desk;
	const acting = isStored(place) ? rowActions(sheet, session) : [];
	const mayCard = isStored(place) && desk.session.may('stockMove.read');
	const cards = mayCard ? cardEntries(sheet.entity, cell.row) : [];
	const groups = [copying(place), filling(place), rows(place), acting, cards, looking(place)];
	return groups
		.filter((group) => group.length > 0)
		.flatMap((group, at): readonly MenuItem[] =>
			at === 0 ? group : [{ kind: 'separator' }, ...group]
		);
}

const when = (offered: boolean, action: Action): readonly Action[] => (offered ? [action] : []);

/** A new row is not in the list: no range reaches it, and it is no row to copy or look up yet. */
const isStored = ({ cell }: Place) => cell.row.version > 0;

function copying(place: Place): readonly Action[] {
	const { sheet } = place;
	return [
		...when(isStored(place) && writesInto(place), {
			label: m['nav.keys.cut'](),
			keys: 'Control+X',
			run: () => cutChosen(sheet)
		}),
		{
			label: m['nav.keys.copy'](),
			keys: 'Control+C',
			run: () => void copyChosen(sheet)
		},
		...when(sheet.canWrite, {
			label: m['nav.keys.paste'](),
			keys: 'Control+V',
			run: () => void pasteCopied(sheet)
		})
	];
}

function filling(place: Place): readonly Action[] {
	const { sheet } = place;
	const { range, size } = sheet.ranging;
	const area = range.last && clip(range.last, size);
	const chosen = area && isStored(place) ? sizeOf(area) : { rows: 1, columns: 1 };
	const fill = (direction: 'down' | 'right') => () =>
		void sheet.undo.during(fillFromEdge(sheet, direction));
	const writes = writesInto(place);
	return [
		...when(writes && chosen.rows > 1, {
			label: m['nav.keys.fillDown'](),
			keys: 'Control+D',
			run: fill('down')
		}),
		...when(writes && chosen.columns > 1, {
			label: m['nav.keys.fillRight'](),
			keys: 'Control+R',
			run: fill('right')
		}),
		...when(writes && area !== null && isStored(place) && isLongEnough(area), {
			label: m['grid.fillSeries'](),
			run: () => sheet.undo.during(fillSeries(sheet))
		}),
		...when(writes && area !== null && isStored(place) && area.bottom < size.rows - 1, {
			label: m['grid.fillToEnd'](),
			run: () => sheet.undo.during(fillToEnd(sheet))
		}),
		...when(writes, {
			label: m['nav.keys.clear'](),
			keys: 'Delete',
			run: () => clearCells(sheet)
		})
	];
}

function rows(place: Place): readonly Action[] {
	const { sheet, actions, cell } = place;
	const many = sheet.canWrite && !sheet.entity.single;
	const ticked = sheet.selection.count(sheet.total ?? 0);
	return [
		...when(isStored(place) && sheet.owner === null, {
			label: m['grid.openRow'](),
			keys: 'Space',
			run: () => actions.open(cell.row.id)
		}),
		...when(many, { label: m['grid.add'](), keys: 'Control++', run: actions.add }),
		...when(many && isStored(place), {
			label: m['grid.duplicateRows'](),
			keys: 'Control+Shift+D',
			run: actions.duplicate
		}),
		...when(many, {
			label: ticked > 0 ? m['grid.remove']({ count: ticked }) : m['grid.removeRows'](),
			keys: 'Control+-',
			run: actions.remove
		})
	];
}

function looking(place: Place): readonly Action[] {
	const { sheet, cell } = place;
	const { row, field } = cell;
	const known = Object.hasOwn(sheet.entity.fields, field) && !sheet.editOf(row.id, field);
	return when(isStored(place) && known && sheet.columns.unsortedBecause(field) === null, {
		label: m['grid.onlyValue'](),
		run: () => sheet.view.filter(field, [{ field, is: 'in', values: [row[field] ?? null] }])
	});
}

/** Whether the cell, or any of the chosen columns, takes what is written. */
function writesInto(place: Place): boolean {
	const { sheet, cell } = place;
	const { range, fields } = sheet.ranging;
	if (!isStored(place) || !range.isMany) return sheet.isEditable(cell.field, cell.row.id);
	return range.areas.some(({ left, right }) =>
		fields.slice(left, right + 1).some((field) => sheet.isEditable(field))
	);
}
