import { address } from './address.ts';
import { article } from './article.ts';
import { articlePrice } from './article-price.ts';
import { articleUnit } from './article-unit.ts';
import { batch } from './batch.ts';
import { bin } from './bin.ts';
import { category } from './category.ts';
import { company } from './company.ts';
import { contact } from './contact.ts';
import { country } from './country.ts';
import { countryGroup } from './country-group.ts';
import { currency } from './currency.ts';
import { customerPrice } from './customer-price.ts';
import { employee } from './employee.ts';
import { exchangeRate } from './exchange-rate.ts';
import { groupPrice } from './group-price.ts';
import { movementKind } from './movement-kind.ts';
import { numberRange } from './number-range.ts';
import { partner } from './partner.ts';
import { paymentTerm } from './payment-term.ts';
import { priceGroup } from './price-group.ts';
import { priceList } from './price-list.ts';
import { role } from './role.ts';
import { roleGrant } from './role-grant.ts';
import { stockRecord } from './stock-record.ts';
import { supplierArticle } from './supplier-article.ts';
import { supplierPrice } from './supplier-price.ts';
import { unit } from './unit.ts';
import { user } from './user.ts';
import { userRole } from './user-role.ts';
import { userWarehouse } from './user-warehouse.ts';
import { vatCode } from './vat-code.ts';
import { vatRate } from './vat-rate.ts';
import { warehouse } from './warehouse.ts';

/** Every entity of the product, one line each; tests/tidy fails when a file of this folder is missing here. */
export const entities = {
	company,
	user,
	role,
	roleGrant,
	userRole,
	userWarehouse,
	employee,
	unit,
	articleUnit,
	category,
	article,
	priceGroup,
	priceList,
	articlePrice,
	customerPrice,
	groupPrice,
	partner,
	address,
	contact,
	country,
	countryGroup,
	vatCode,
	vatRate,
	supplierArticle,
	supplierPrice,
	warehouse,
	bin,
	batch,
	stockRecord,
	movementKind,
	currency,
	exchangeRate,
	paymentTerm,
	numberRange
};

export type Entities = typeof entities;
export type EntityName = keyof Entities;
