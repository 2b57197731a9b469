/** What an address serves for: invoices and deliveries to customers, orders to suppliers. */
export type Purpose = 'invoice' | 'delivery' | 'order';
export type AddressFlags = Readonly<Record<Purpose | `${Purpose}Default`, boolean>>;

/** The addresses of a partner that may be chosen for a purpose (F23). */
export const offeredAddresses = <A extends AddressFlags>(
	addresses: readonly A[],
	purpose: Purpose
): readonly A[] => addresses.filter((address) => address[purpose]);

/** The address that a new document starts with. */
export const defaultAddress = <A extends AddressFlags>(
	addresses: readonly A[],
	purpose: Purpose
): A | undefined =>
	offeredAddresses(addresses, purpose).find((address) => address[`${purpose}Default`]);
