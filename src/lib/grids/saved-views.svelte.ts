import { failureOf } from '#lib/client/failure.ts';
import { newId } from '#lib/client/id.ts';
import { trpc } from '#lib/client/trpc.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { failureText } from './panels/failure-text.ts';
import type { SavedView, View } from './view.svelte.ts';

/** The named views of a table: the user's own, and those that others share. */
export class SavedViews {
	list = $state.raw<readonly SavedView[]>([]);

	constructor(private readonly view: View) {}

	async load(open: string | null) {
		const found = await trpc.views.list.query({ entity: this.view.entity.name }).catch(() => []);
		this.list = found as readonly SavedView[];
		if (open !== null) this.open(open);
	}

	open(id: string | null) {
		this.view.open(this.list.find((each) => each.id === id) ?? null);
	}

	async saveAs(name: string, shared: boolean): Promise<boolean> {
		return this.#save({ id: newId(), name, shared, mine: true, view: this.view.stand() });
	}

	/** Writes what stands now into the view in use. */
	async update(): Promise<boolean> {
		const { saved } = this.view;
		return saved !== null && this.#save({ ...saved, view: this.view.stand() });
	}

	async remove(view: SavedView) {
		try {
			await trpc.views.remove.mutate({ id: view.id });
		} catch (error) {
			return this.#tell(error);
		}
		this.list = this.list.filter((each) => each !== view);
		if (this.view.saved?.id === view.id) this.view.saved = null;
	}

	async #save(saved: SavedView): Promise<boolean> {
		const { id, name, shared, view } = saved;
		const { entity } = this.view;
		try {
			await trpc.views.save.mutate({ id, entity: entity.name, name, shared, view: view as never });
		} catch (error) {
			this.#tell(error);
			return false;
		}
		this.list = [...this.list.filter((each) => each.id !== id), saved];
		this.view.keep(saved);
		return true;
	}

	#tell(error: unknown) {
		toasts.show({ tone: 'error', text: failureText(failureOf(error)) });
	}
}
