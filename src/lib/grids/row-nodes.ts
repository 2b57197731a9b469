import type { GridApi, IRowNode } from 'ag-grid-community';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';

/** The loaded rows by id. At most twenty blocks are loaded, so a scan costs less than keeping a map right. */
export function rowNodes(api: GridApi<AnyRow> | null): Map<Id, IRowNode<AnyRow>> {
	const found = new Map<Id, IRowNode<AnyRow>>();
	api?.forEachNode((node) => node.data && found.set(node.data.id, node));
	for (let at = 0; at < (api?.getPinnedTopRowCount() ?? 0); at++) {
		const node = api?.getPinnedTopRow(at);
		if (node?.data) found.set(node.data.id, node);
	}
	return found;
}
