/** What of a stock record a move changes. */
export const counters = ['onHand', 'reserved', 'ordered'] as const;
export type Counter = (typeof counters)[number];

type Kind = {
	readonly counter: Counter;
	/** Goods that are promised to somebody stay where they are. */
	readonly leavesReserved?: true;
	/** Nothing is promised that is promised to somebody else, unless a posting may go beyond what is there. */
	readonly promises?: true;
	/** What was found by counting: it keeps its value, whatever is posted for earlier days later on. */
	readonly fixed?: true;
	/** Goods are used up or delivered: what there is a need of, other than what is lost, moves within or goes back. */
	readonly consumes?: true;
};

/** Why something moves (domain.md §7.1): the keys stay, whatever they are called. */
export const movementKinds = {
	goodsReceipt: { counter: 'onHand' },
	putIn: { counter: 'onHand' },
	takeOut: { counter: 'onHand', leavesReserved: true, consumes: true },
	writeOff: { counter: 'onHand', leavesReserved: true },
	transfer: { counter: 'onHand', leavesReserved: true },
	goodsIssue: { counter: 'onHand', leavesReserved: true, consumes: true },
	customerReturn: { counter: 'onHand' },
	vendorReturn: { counter: 'onHand', leavesReserved: true },
	// What is not there is gone, whomever it was promised to.
	adjustment: { counter: 'onHand' },
	countDiff: { counter: 'onHand', fixed: true },
	reserve: { counter: 'reserved', promises: true },
	unreserve: { counter: 'reserved' },
	orderOpen: { counter: 'ordered' },
	orderClose: { counter: 'ordered' }
} as const satisfies Readonly<Record<string, Kind>>;

export type MovementKind = keyof typeof movementKinds;

export const kindOf = (name: MovementKind): Kind => movementKinds[name];

/** The kinds of move that tell how much of an article is needed. */
export const consuming: readonly MovementKind[] = (
	Object.keys(movementKinds) as readonly MovementKind[]
).filter((name) => kindOf(name).consumes);
