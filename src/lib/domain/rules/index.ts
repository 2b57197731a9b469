import type { Rule } from '../model/rule.ts';
import { articleSold } from './article-sold.ts';
import { binInWarehouse } from './bin-in-warehouse.ts';
import { costOfSupplier } from './cost-of-supplier.ts';
import { defaultIsOffered } from './default-is-offered.ts';
import { discountBeforeDue } from './discount-before-due.ts';
import { documentLocked } from './document-locked.ts';
import { eanCheckDigit } from './ean-check-digit.ts';
import { employeeFromUser } from './employee-from-user.ts';
import { grantExists } from './grant-exists.ts';
import { keepsOffered } from './keeps-offered.ts';
import { lineOfDemand } from './line-of-demand.ts';
import { lineOfOrder } from './line-of-order.ts';
import { lineOfReturn } from './line-of-return.ts';
import { needsCustomer } from './needs-customer.ts';
import { needsSupplier } from './needs-supplier.ts';
import { orderedIsBought } from './ordered-is-bought.ts';
import { ordersInCurrency } from './orders-in-currency.ts';
import { ofCustomer } from './of-customer.ts';
import { partnerHasKind } from './partner-has-kind.ts';
import { periodNotReversed } from './period-not-reversed.ts';
import {
	salesPriceBelowCost,
	customerPriceBelowCost,
	groupPriceBelowCost,
	listPriceBelowCost
} from './price-below-cost.ts';
import { processorFits } from './processor-fits.ts';
import { procurementNeedsInventory } from './procurement-needs-inventory.ts';
import { quantityFitsUnit } from './quantity-fits-unit.ts';
import { quoteOfDeal } from './quote-of-deal.ts';
import { ratePositive } from './rate-positive.ts';
import { receiptOfOrder } from './receipt-of-order.ts';
import { serviceWithoutStock } from './service-without-stock.ts';
import { stockStays } from './stock-stays.ts';
import { stocktakePlan } from './stocktake-plan.ts';
import { suggestionOfRecord } from './suggestion-of-record.ts';
import { trackingNeedsStock } from './tracking-needs-stock.ts';
import { unitDiffers } from './unit-differs.ts';
import { usualBin } from './usual-bin.ts';
import { companyVatIdShape, partnerVatIdShape } from './vat-id-shape.ts';

/** Every business rule over rows, one line each; those of one entity run in this order. */
export const rules: readonly Rule[] = [
	// Completing an article as a service comes before what is checked of its stock.
	serviceWithoutStock,
	trackingNeedsStock,
	// What a line takes over from its order and its article comes before what is checked of it.
	lineOfOrder,
	...lineOfReturn,
	lineOfDemand,
	...usualBin,
	...binInWarehouse,
	...quantityFitsUnit,
	eanCheckDigit,
	salesPriceBelowCost,
	listPriceBelowCost,
	customerPriceBelowCost,
	groupPriceBelowCost,
	unitDiffers,
	...needsCustomer,
	...needsSupplier,
	orderedIsBought,
	costOfSupplier,
	receiptOfOrder,
	ordersInCurrency,
	...ofCustomer,
	...processorFits,
	...articleSold,
	...keepsOffered,
	quoteOfDeal,
	...periodNotReversed,
	...defaultIsOffered,
	partnerHasKind,
	partnerVatIdShape,
	employeeFromUser,
	grantExists,
	ratePositive,
	discountBeforeDue,
	procurementNeedsInventory,
	companyVatIdShape,
	suggestionOfRecord,
	...documentLocked,
	...stockStays,
	...stocktakePlan
];

export const rulesOf = (entity: string): readonly Rule[] =>
	rules.filter((rule) => rule.entity === entity);
