import { z } from 'zod';
import { isDay } from '#lib/domain/model/calendar.ts';
import { processing, type Processed } from '#lib/domain/partners/processors.ts';
import { vatCategories } from '#lib/domain/tax/vat-categories.ts';
import { partnerOffer, processorOffer, vatOffer } from '#lib/server/queries/offers.ts';
import { purchasePriceOffer } from '#lib/server/queries/purchase-price-offer.ts';
import { salesPriceOffer } from '#lib/server/queries/sales-price-offer.ts';
import { id, quantity } from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

const documents: readonly Processed[] = Object.values(processing).flat();

const day = z.string().refine(isDay, 'a day, YYYY-MM-DD');
const supply = z.strictObject({
	country: z.string().length(2),
	vatId: z.string().max(20).nullable().default(null),
	category: z.enum(vatCategories),
	service: z.boolean().default(false),
	day
});

/** Whoever asks for a price may look up every price that it could come from. */
const seller = granted(
	'customerPrice.read',
	'groupPrice.read',
	'articlePrice.read',
	'article.read'
);
const buyer = granted('supplierArticle.read', 'supplierPrice.read', 'article.read', 'costs.read');

/** What a new document may choose from and starts with. */
export const offersRouter = router({
	partner: granted('partner.read', 'address.read', 'contact.read')
		.input(z.strictObject({ partner: id }))
		.query(({ ctx, input }) => partnerOffer(ctx, input.partner)),

	processor: granted('employee.read')
		.input(z.strictObject({ document: z.enum(documents) }))
		.query(({ ctx, input }) => processorOffer(ctx, input.document)),

	vat: granted('vatCode.read')
		.input(supply)
		.query(({ ctx, input }) => vatOffer(ctx, input)),

	salesPrice: seller
		.input(
			z.strictObject({
				article: id,
				customer: id.optional(),
				quantity,
				currency: id.optional(),
				day: day.optional()
			})
		)
		.query(({ ctx, input }) => salesPriceOffer(ctx, input)),

	purchasePrice: buyer
		.input(z.strictObject({ article: id, supplier: id, quantity }))
		.query(({ ctx, input }) => purchasePriceOffer(ctx, input))
});
