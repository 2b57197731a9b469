export type ToastTone = 'plain' | 'done' | 'warning' | 'error';
export type Toast = {
	readonly text: string;
	readonly tone?: ToastTone;
	/** The verb on its button, such as Undo. */
	readonly action?: { readonly label: string; readonly run: () => void | Promise<void> };
};
type Shown = Toast & { readonly id: number };

const SECONDS = { plain: 5, done: 10, warning: 12, error: 15 } as const satisfies Record<
	ToastTone,
	number
>;

/** What has just happened, told at the foot of the page. Time stops while the pointer or the focus is on it. */
class Toasts {
	shown = $state.raw<readonly Shown[]>([]);
	#next = 1;
	#timers = new Map<number, ReturnType<typeof setTimeout>>();

	show(toast: Toast): number {
		const id = this.#next++;
		this.shown = [...this.shown, { ...toast, id }].slice(-3);
		this.resume(id);
		return id;
	}

	close(id: number) {
		this.hold(id);
		this.shown = this.shown.filter((toast) => toast.id !== id);
	}

	hold(id: number) {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
	}

	resume(id: number) {
		const toast = this.shown.find((each) => each.id === id);
		if (!toast) return;
		this.hold(id);
		const seconds = SECONDS[toast.tone ?? 'plain'];
		this.#timers.set(
			id,
			setTimeout(() => this.close(id), seconds * 1000)
		);
	}
}

export const toasts = new Toasts();
