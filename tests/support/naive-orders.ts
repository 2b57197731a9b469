export type NaiveLine = { readonly article: string; readonly quantity: number; delivered: number };
export type NaiveOrder = {
	readonly priority: number;
	state: 'confirmed' | 'closed' | 'cancelled';
	readonly lines: readonly NaiveLine[];
};
export type NaiveNote = { readonly order: NaiveOrder; readonly quantities: readonly number[] };
/** A line of a quote, of which so many are kept. */
export type NaiveOffer = { readonly article: string; readonly kept: number };
export type NaiveQuote = {
	readonly priority: number;
	state: 'sent' | 'lost' | 'accepted';
	readonly lines: readonly NaiveOffer[];
};

type Promised = {
	readonly to: NaiveLine | NaiveOffer;
	readonly article: string;
	readonly priority: number;
	readonly quantity: number;
	left: number;
};

/**
 * What quotes and orders are promised of goods that lie in one heap, said a second time in the simplest way: numbers
 * that are counted up and down, and who comes first found out by going through all of them.
 */
export class NaiveOrders {
	readonly onHand = new Map<string, number>();
	/** In the order in which they were confirmed; what a quote kept gives its place to its order. */
	#promises: Promised[] = [];
	readonly posted = new Set<NaiveNote>();

	bring(article: string, quantity: number): boolean {
		this.onHand.set(article, this.#there(article) + quantity);
		return true;
	}

	take(article: string, quantity: number): boolean {
		if (this.#there(article) - this.promised(article) < quantity) return false;
		return this.bring(article, -quantity);
	}

	send({ priority, lines }: NaiveQuote): boolean {
		const before = [...this.#promises];
		for (const to of lines) {
			const { article, kept } = to;
			if (kept > 0 && this.#there(article) - this.promised(article) < kept) {
				this.#promises = before;
				return false;
			}
			this.#promises.push({ to, article, priority, quantity: kept, left: kept });
		}
		return true;
	}

	lose(quote: NaiveQuote): boolean {
		if (quote.state !== 'sent') return false;
		quote.state = 'lost';
		for (const line of quote.lines) this.#letGo(line);
		return true;
	}

	/** A quote becomes an order with the same lines, and that is confirmed. */
	sell(quote: NaiveQuote, order: NaiveOrder): boolean {
		if (quote.state !== 'sent') return false;
		quote.state = 'accepted';
		const rest = order.lines.map((to, at) => {
			const offer = quote.lines[at];
			const place = this.#promises.findIndex((each) => each.to === offer);
			const kept = this.#promises[place];
			const { article, quantity } = to;
			const moved = Math.min(kept?.left ?? 0, quantity);
			if (kept) this.#promises[place] = { ...kept, to, quantity: moved, left: moved };
			return { to, article, priority: order.priority, quantity: quantity - moved };
		});
		for (const each of rest) this.#promises.push({ ...each, left: each.quantity });
		return true;
	}

	confirm({ priority, lines }: NaiveOrder): boolean {
		for (const to of lines) {
			const { article, quantity } = to;
			this.#promises.push({ to, article, priority, quantity, left: quantity });
		}
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
		return this.#waiting(article).reduce((sum, { left }) => sum + left, 0);
	}

	promisedTo(line: Promised['to']): number {
		return this.#of(line).reduce((sum, { left }) => sum + left, 0);
	}

	allocated(line: Promised['to']): number {
		let [there, own] = [this.#there(line.article), 0];
		for (const { to, left } of this.#waiting(line.article)) {
			const some = Math.min(there, left);
			if (to === line) own += some;
			there -= some;
		}
		return own;
	}

	/** As the product calls it. */
	stateOf({ state, lines }: NaiveOrder): string {
		if (state !== 'confirmed') return state;
		if (lines.every(({ delivered }) => delivered === 0)) return 'confirmed';
		const isDone = lines.every(({ quantity, delivered }) => delivered === quantity);
		return isDone ? 'delivered' : 'partlyDelivered';
	}

	#there = (article: string) => this.onHand.get(article) ?? 0;

	#of = (line: Promised['to']) => this.#promises.filter(({ to }) => to === line);

	#waiting(article: string): readonly Promised[] {
		return this.#promises
			.toSorted((one, other) => other.priority - one.priority)
			.filter((each) => each.article === article && each.left > 0);
	}

	#go({ order, quantities }: NaiveNote, way: 1 | -1) {
		order.lines.forEach((line, at) => {
			let quantity = quantities[at] ?? 0;
			this.bring(line.article, -way * quantity);
			line.delivered += way * quantity;
			if (order.state !== 'confirmed') return;
			for (const each of this.#of(line)) {
				const some = Math.min(quantity, way > 0 ? each.left : each.quantity - each.left);
				each.left -= way * some;
				quantity -= some;
			}
		});
	}

	#letGo(line: Promised['to']) {
		for (const each of this.#of(line)) each.left = 0;
	}

	#end(order: NaiveOrder, state: 'closed' | 'cancelled'): boolean {
		if (order.state !== 'confirmed') return false;
		order.state = state;
		for (const line of order.lines) this.#letGo(line);
		return true;
	}
}
