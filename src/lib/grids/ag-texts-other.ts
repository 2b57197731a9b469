// Named one by one, so that the bundle holds three languages and not thirty.
export {
	AG_GRID_LOCALE_DE as de,
	AG_GRID_LOCALE_PL as pl,
	AG_GRID_LOCALE_TR as tr
} from '@ag-grid-community/locale';
