import type { Keys } from '#lib/ui/keys.ts';

type Shortcut = readonly [does: string, ...ways: readonly Keys[]];
type ShortcutGroup = { readonly group: string; readonly keys: readonly Shortcut[] };

/** The list under Ctrl+/. Words stand in the messages under `nav.keys`. */
export const shortcuts: readonly ShortcutGroup[] = [
	{
		group: 'move',
		keys: [
			['cell', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Tab'],
			['edge', 'Control+ArrowDown', 'Control+ArrowRight'],
			['page-step', 'PageUp', 'PageDown'],
			['first', 'Control+Home', 'Control+End']
		]
	},
	{
		group: 'edit',
		keys: [
			['start', 'F2'],
			['accept', 'Enter'],
			['fillAll', 'Control+Enter'],
			['cancel', 'Escape'],
			['clear', 'Delete'],
			['newLine', 'Alt+Enter'],
			['today', 'Control+;'],
			['time', 'Control+Shift+;'],
			['choose', 'Alt+ArrowDown'],
			['menu', 'Shift+F10']
		]
	},
	{
		group: 'select',
		keys: [
			['extend', 'Shift+ArrowDown', 'Shift+ArrowRight'],
			['row', 'Shift+Space'],
			['column', 'Control+Space'],
			['all', 'Control+A'],
			['beside', 'Shift+F8'],
			['tick', 'Control+Shift+Space']
		]
	},
	{
		group: 'rows',
		keys: [
			['copy', 'Control+C'],
			['cut', 'Control+X'],
			['paste', 'Control+V'],
			['pasteOnce', 'Control+Shift+V'],
			['fillDown', 'Control+D'],
			['fillRight', 'Control+R'],
			['add', 'Control++'],
			['duplicate', 'Control+Shift+D'],
			['remove', 'Control+-'],
			['undo', 'Control+Z'],
			['redo', 'Control+Y']
		]
	},
	{
		group: 'columns',
		keys: [
			['addColumn', 'Control+Shift+F'],
			['editColumn', 'F2'],
			['filterColumn', 'Alt+ArrowDown']
		]
	},
	{
		group: 'page',
		keys: [
			['palette', 'Control+K'],
			['find', 'Control+F'],
			['replace', 'Control+H'],
			['search', 'F3'],
			['this', 'Control+/'],
			['close', 'Escape']
		]
	}
];
