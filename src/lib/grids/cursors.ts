/**
 * Where each block of a long list starts. A cursor is worth something only in the state of the table it came from:
 * when rows were written since, every block would be shifted, so the map starts anew.
 */
export class Cursors {
	#after = new Map<number, string>();
	#state = '';

	/** `after` is the cursor of the last row of the block that ends before `offset`. */
	remember(state: string, offset: number, after: string | null) {
		if (state !== this.#state) this.drop();
		this.#state = state;
		if (after !== null) this.#after.set(offset, after);
	}

	before(offset: number): string | undefined {
		return this.#after.get(offset);
	}

	drop() {
		this.#after.clear();
		this.#state = '';
	}
}
