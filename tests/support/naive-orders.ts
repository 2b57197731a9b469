export type NaiveLine = {
	readonly article: string;
	readonly quantity: number;
	promised: number;
	delivered: number;
};
export type NaiveOrder = {
	readonly priority: number;
	state: 'confirmed' | 'closed' | 'cancelled';
	readonly lines: readonly NaiveLine[];
};
export type NaiveNote = { readonly order: NaiveOrder; readonly quantities: readonly number[] };

/**
 * What orders are promised of goods that lie in one heap, said a second time in the simplest way: numbers that are
 * counted up and down, and who comes first found out by going through all of them.
 */
export class NaiveOrders {
	readonly onHand = new Map<string, number>();
	/** In the order in which they were confirmed. */
	readonly orders: NaiveOrder[] = [];
	readonly posted = new Set<NaiveNote>();

	bring(article: string, quantity: number): boolean {
		this.onHand.set(article, this.#there(article) + quantity);
		return true;
	}

	take(article: string, quantity: number): boolean {
		if (this.#there(article) - this.promised(article) < quantity) return false;
		return this.bring(article, -quantity);
	}

	confirm(order: NaiveOrder): boolean {
		for (const line of order.lines) line.promised = line.quantity;
		this.orders.push(order);
		return true;
	}

	deliver(note: NaiveNote): boolean {
		const { order, quantities } = note;
		const fits = order.lines.every((line, at) => {
			const wanted = quantities[at] ?? 0;
			return wanted <= line.quantity - line.delivered && wanted <= this.allocated(line);
		});
		if (order.state !== 'confirmed' || !fits) return false;
		this.#go(note, 1);
		this.posted.add(note);
		return true;
	}

	takeBack(note: NaiveNote): boolean {
		this.#go(note, -1);
		return this.posted.delete(note);
	}

	close(order: NaiveOrder): boolean {
		return this.#end(order, 'closed');
	}

	cancel(order: NaiveOrder): boolean {
		if (order.lines.some(({ delivered }) => delivered > 0)) return false;
		return this.#end(order, 'cancelled');
	}

	promised(article: string): number {
		return this.#waiting(article).reduce((sum, { promised }) => sum + promised, 0);
	}

	allocated(line: NaiveLine): number {
		let left = this.#there(line.article);
		for (const other of this.#waiting(line.article)) {
			const some = Math.min(left, other.promised);
			if (other === line) return some;
			left -= some;
		}
		return 0;
	}

	/** As the product calls it. */
	stateOf({ state, lines }: NaiveOrder): string {
		if (state !== 'confirmed') return state;
		if (lines.every(({ delivered }) => delivered === 0)) return 'confirmed';
		const isDone = lines.every(({ quantity, delivered }) => delivered === quantity);
		return isDone ? 'delivered' : 'partlyDelivered';
	}

	#there = (article: string) => this.onHand.get(article) ?? 0;

	#waiting(article: string): readonly NaiveLine[] {
		return this.orders
			.toSorted((one, other) => other.priority - one.priority)
			.flatMap(({ lines }) => lines)
			.filter((line) => line.article === article && line.promised > 0);
	}

	#go({ order, quantities }: NaiveNote, way: 1 | -1) {
		order.lines.forEach((line, at) => {
			const quantity = way * (quantities[at] ?? 0);
			this.bring(line.article, -quantity);
			line.delivered += quantity;
			if (order.state === 'confirmed') line.promised -= quantity;
		});
	}

	#end(order: NaiveOrder, state: 'closed' | 'cancelled'): boolean {
		if (order.state !== 'confirmed') return false;
		order.state = state;
		for (const line of order.lines) line.promised = 0;
		return true;
	}
}
