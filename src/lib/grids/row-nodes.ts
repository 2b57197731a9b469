import type { GridApi, IRowNode } from 'ag-grid-community';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';

export type RowNodes = Map<Id, IRowNode<AnyRow>>;

/** The loaded rows by id. At most twenty blocks are loaded, so a scan costs less than keeping a map right. */
export function rowNodes(api: GridApi<AnyRow> | null): RowNodes {
	const found: RowNodes = new Map();
	api?.forEachNode((node) => node.data && found.set(node.data.id, node));
	for (let at = 0; at < (api?.getPinnedTopRowCount() ?? 0); at++) {
		const node = api?.getPinnedTopRow(at);
		if (node?.data) found.set(node.data.id, node);
	}
	return found;
}

/** Shows a row as it stands, unless a newer one is shown already. Answers whether it is loaded, and was shown. */
export function showRow(nodes: RowNodes, row: AnyRow): boolean {
	const node = nodes.get(row.id);
	if (!node?.data || node.data.version > row.version) return false;
	node.setData(row);
	return true;
}
