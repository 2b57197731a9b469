import {
	CellStyleModule,
	ColumnApiModule,
	CustomEditorModule,
	EventApiModule,
	InfiniteRowModelModule,
	LocaleModule,
	ModuleRegistry,
	PinnedRowModule,
	RenderApiModule,
	RowApiModule,
	ScrollApiModule
} from 'ag-grid-community';

let registered: Promise<void> | undefined;

/** Registers what the grids use of ag-grid, and no more; in development also its checks of our options. */
export const registerModules = (): Promise<void> => (registered ??= register());

async function register() {
	ModuleRegistry.registerModules([
		CellStyleModule,
		ColumnApiModule,
		CustomEditorModule,
		EventApiModule,
		InfiniteRowModelModule,
		LocaleModule,
		PinnedRowModule,
		RenderApiModule,
		RowApiModule,
		ScrollApiModule
	]);
	if (!import.meta.env.DEV) return;
	const { ValidationModule } = await import('ag-grid-community');
	ModuleRegistry.registerModules([ValidationModule]);
}
