CREATE TABLE `deal` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`name` text NOT NULL,
	`on` text,
	`customer` text NOT NULL,
	`customerOrderNumber` text,
	`warehouse` text NOT NULL,
	`decidedOn` text,
	`probability` integer,
	`discount` integer,
	`until` text,
	`currency` text,
	`deliveryAddress` text,
	`invoiceAddress` text,
	`contact` text,
	`paymentTerm` text,
	`processor` text,
	`priority` integer NOT NULL,
	`note` text,
	FOREIGN KEY (`customer`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`currency`) REFERENCES `currency`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deliveryAddress`) REFERENCES `address`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invoiceAddress`) REFERENCES `address`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`paymentTerm`) REFERENCES `paymentTerm`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`processor`) REFERENCES `employee`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deal_state_check" CHECK("state" in ('open', 'won', 'lost')),
	CONSTRAINT "deal_probability_check" CHECK("probability" between 0 and 1000000),
	CONSTRAINT "deal_discount_check" CHECK("discount" between 0 and 1000000),
	CONSTRAINT "deal_priority_check" CHECK("priority" between 0 and 9)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deal_number_unique` ON `deal` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `deal_number_order` ON `deal` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `deal_state` ON `deal` ("state");--> statement-breakpoint
CREATE INDEX `deal_name` ON `deal` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `deal_on` ON `deal` ("on");--> statement-breakpoint
CREATE INDEX `deal_customer` ON `deal` ("customer");--> statement-breakpoint
CREATE INDEX `deal_customerOrderNumber` ON `deal` ("customerOrderNumber" collate nocase);--> statement-breakpoint
CREATE INDEX `deal_warehouse` ON `deal` ("warehouse");--> statement-breakpoint
CREATE INDEX `deal_decidedOn` ON `deal` ("decidedOn");--> statement-breakpoint
CREATE INDEX `deal_probability` ON `deal` ("probability");--> statement-breakpoint
CREATE INDEX `deal_discount` ON `deal` ("discount");--> statement-breakpoint
CREATE INDEX `deal_until` ON `deal` ("until");--> statement-breakpoint
CREATE INDEX `deal_currency` ON `deal` ("currency");--> statement-breakpoint
CREATE INDEX `deal_deliveryAddress` ON `deal` ("deliveryAddress");--> statement-breakpoint
CREATE INDEX `deal_invoiceAddress` ON `deal` ("invoiceAddress");--> statement-breakpoint
CREATE INDEX `deal_contact` ON `deal` ("contact");--> statement-breakpoint
CREATE INDEX `deal_paymentTerm` ON `deal` ("paymentTerm");--> statement-breakpoint
CREATE INDEX `deal_processor` ON `deal` ("processor");--> statement-breakpoint
CREATE INDEX `deal_priority` ON `deal` ("priority");--> statement-breakpoint
CREATE INDEX `deal_note` ON `deal` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `dealLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`quantity` integer NOT NULL,
	`unitPrice` integer,
	`priceOrigin` text,
	`discount` integer,
	`bin` text,
	`batch` text,
	`serials` text,
	`toReserve` integer,
	FOREIGN KEY (`document`) REFERENCES `deal`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "dealLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "dealLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "dealLine_unitPrice_check" CHECK("unitPrice" between 0 and 999999999999999),
	CONSTRAINT "dealLine_priceOrigin_check" CHECK("priceOrigin" in ('customer', 'group', 'tier', 'base', 'typed')),
	CONSTRAINT "dealLine_discount_check" CHECK("discount" between 0 and 1000000),
	CONSTRAINT "dealLine_toReserve_check" CHECK("toReserve" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `dealLine_document` ON `dealLine` ("document");--> statement-breakpoint
CREATE INDEX `dealLine_position` ON `dealLine` ("position");--> statement-breakpoint
CREATE INDEX `dealLine_article` ON `dealLine` ("article");--> statement-breakpoint
CREATE INDEX `dealLine_quantity` ON `dealLine` ("quantity");--> statement-breakpoint
CREATE INDEX `dealLine_unitPrice` ON `dealLine` ("unitPrice");--> statement-breakpoint
CREATE INDEX `dealLine_priceOrigin` ON `dealLine` ("priceOrigin");--> statement-breakpoint
CREATE INDEX `dealLine_discount` ON `dealLine` ("discount");--> statement-breakpoint
CREATE INDEX `dealLine_bin` ON `dealLine` ("bin");--> statement-breakpoint
CREATE INDEX `dealLine_batch` ON `dealLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `dealLine_serials` ON `dealLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `dealLine_toReserve` ON `dealLine` ("toReserve");--> statement-breakpoint
CREATE TABLE `quote` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`customer` text NOT NULL,
	`customerOrderNumber` text,
	`warehouse` text NOT NULL,
	`deal` text,
	`validUntil` text,
	`discount` integer,
	`currency` text,
	`deliveryAddress` text,
	`invoiceAddress` text,
	`contact` text,
	`paymentTerm` text,
	`processor` text,
	`priority` integer NOT NULL,
	`note` text,
	FOREIGN KEY (`customer`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deal`) REFERENCES `deal`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`currency`) REFERENCES `currency`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deliveryAddress`) REFERENCES `address`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invoiceAddress`) REFERENCES `address`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`paymentTerm`) REFERENCES `paymentTerm`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`processor`) REFERENCES `employee`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "quote_state_check" CHECK("state" in ('draft', 'sent', 'accepted', 'rejected', 'expired', 'cancelled')),
	CONSTRAINT "quote_discount_check" CHECK("discount" between 0 and 1000000),
	CONSTRAINT "quote_priority_check" CHECK("priority" between 0 and 9)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quote_number_unique` ON `quote` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `quote_number_order` ON `quote` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `quote_state` ON `quote` ("state");--> statement-breakpoint
CREATE INDEX `quote_on` ON `quote` ("on");--> statement-breakpoint
CREATE INDEX `quote_customer` ON `quote` ("customer");--> statement-breakpoint
CREATE INDEX `quote_customerOrderNumber` ON `quote` ("customerOrderNumber" collate nocase);--> statement-breakpoint
CREATE INDEX `quote_warehouse` ON `quote` ("warehouse");--> statement-breakpoint
CREATE INDEX `quote_deal` ON `quote` ("deal");--> statement-breakpoint
CREATE INDEX `quote_validUntil` ON `quote` ("validUntil");--> statement-breakpoint
CREATE INDEX `quote_discount` ON `quote` ("discount");--> statement-breakpoint
CREATE INDEX `quote_currency` ON `quote` ("currency");--> statement-breakpoint
CREATE INDEX `quote_deliveryAddress` ON `quote` ("deliveryAddress");--> statement-breakpoint
CREATE INDEX `quote_invoiceAddress` ON `quote` ("invoiceAddress");--> statement-breakpoint
CREATE INDEX `quote_contact` ON `quote` ("contact");--> statement-breakpoint
CREATE INDEX `quote_paymentTerm` ON `quote` ("paymentTerm");--> statement-breakpoint
CREATE INDEX `quote_processor` ON `quote` ("processor");--> statement-breakpoint
CREATE INDEX `quote_priority` ON `quote` ("priority");--> statement-breakpoint
CREATE INDEX `quote_note` ON `quote` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `quoteLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`quantity` integer NOT NULL,
	`unitPrice` integer,
	`priceOrigin` text,
	`discount` integer,
	`bin` text,
	`batch` text,
	`serials` text,
	`toReserve` integer,
	FOREIGN KEY (`document`) REFERENCES `quote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "quoteLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "quoteLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "quoteLine_unitPrice_check" CHECK("unitPrice" between 0 and 999999999999999),
	CONSTRAINT "quoteLine_priceOrigin_check" CHECK("priceOrigin" in ('customer', 'group', 'tier', 'base', 'typed')),
	CONSTRAINT "quoteLine_discount_check" CHECK("discount" between 0 and 1000000),
	CONSTRAINT "quoteLine_toReserve_check" CHECK("toReserve" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `quoteLine_document` ON `quoteLine` ("document");--> statement-breakpoint
CREATE INDEX `quoteLine_position` ON `quoteLine` ("position");--> statement-breakpoint
CREATE INDEX `quoteLine_article` ON `quoteLine` ("article");--> statement-breakpoint
CREATE INDEX `quoteLine_quantity` ON `quoteLine` ("quantity");--> statement-breakpoint
CREATE INDEX `quoteLine_unitPrice` ON `quoteLine` ("unitPrice");--> statement-breakpoint
CREATE INDEX `quoteLine_priceOrigin` ON `quoteLine` ("priceOrigin");--> statement-breakpoint
CREATE INDEX `quoteLine_discount` ON `quoteLine` ("discount");--> statement-breakpoint
CREATE INDEX `quoteLine_bin` ON `quoteLine` ("bin");--> statement-breakpoint
CREATE INDEX `quoteLine_batch` ON `quoteLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `quoteLine_serials` ON `quoteLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `quoteLine_toReserve` ON `quoteLine` ("toReserve");--> statement-breakpoint
CREATE TABLE `demandLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`article` text NOT NULL,
	`needed` integer NOT NULL,
	`toOrder` integer NOT NULL,
	`ordered` integer NOT NULL,
	`picked` integer NOT NULL,
	`supplier` text,
	`order` text NOT NULL,
	`orderLine` text NOT NULL,
	`customer` text NOT NULL,
	`deliverOn` text,
	`warehouse` text NOT NULL,
	`received` integer NOT NULL,
	`shipped` integer NOT NULL,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order`) REFERENCES `salesOrder`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`orderLine`) REFERENCES `salesOrderLine`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "demandLine_state_check" CHECK("state" in ('pending', 'waitingApproval', 'needToOrder', 'onOrder', 'readyToShip', 'shipped', 'cancelled')),
	CONSTRAINT "demandLine_needed_check" CHECK("needed" between 0 and 999999999999999),
	CONSTRAINT "demandLine_toOrder_check" CHECK("toOrder" between 0 and 999999999999999),
	CONSTRAINT "demandLine_ordered_check" CHECK("ordered" between 0 and 999999999999999),
	CONSTRAINT "demandLine_picked_check" CHECK("picked" between 0 and 999999999999999),
	CONSTRAINT "demandLine_received_check" CHECK("received" between 0 and 999999999999999),
	CONSTRAINT "demandLine_shipped_check" CHECK("shipped" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `demandLine_number_unique` ON `demandLine` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `demandLine_number_order` ON `demandLine` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `demandLine_state` ON `demandLine` ("state");--> statement-breakpoint
CREATE INDEX `demandLine_article` ON `demandLine` ("article");--> statement-breakpoint
CREATE INDEX `demandLine_needed` ON `demandLine` ("needed");--> statement-breakpoint
CREATE INDEX `demandLine_toOrder` ON `demandLine` ("toOrder");--> statement-breakpoint
CREATE INDEX `demandLine_ordered` ON `demandLine` ("ordered");--> statement-breakpoint
CREATE INDEX `demandLine_picked` ON `demandLine` ("picked");--> statement-breakpoint
CREATE INDEX `demandLine_supplier` ON `demandLine` ("supplier");--> statement-breakpoint
CREATE INDEX `demandLine_order` ON `demandLine` ("order");--> statement-breakpoint
CREATE UNIQUE INDEX `demandLine_orderLine_unique` ON `demandLine` ("orderLine");--> statement-breakpoint
CREATE INDEX `demandLine_customer` ON `demandLine` ("customer");--> statement-breakpoint
CREATE INDEX `demandLine_deliverOn` ON `demandLine` ("deliverOn");--> statement-breakpoint
CREATE INDEX `demandLine_warehouse` ON `demandLine` ("warehouse");--> statement-breakpoint
CREATE INDEX `demandLine_received` ON `demandLine` ("received");--> statement-breakpoint
CREATE INDEX `demandLine_shipped` ON `demandLine` ("shipped");--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_company` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`street` text,
	`postalCode` text,
	`city` text,
	`country` text NOT NULL,
	`currency` text NOT NULL,
	`vatId` text,
	`email` text,
	`phone` text,
	`costMethod` text NOT NULL,
	`closedUntil` text,
	`overReceiptPercent` integer,
	`dealReservationDays` integer NOT NULL,
	`dealsOverReserve` integer NOT NULL,
	`inventory` integer NOT NULL,
	`procurement` integer NOT NULL,
	FOREIGN KEY (`country`) REFERENCES `country`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`currency`) REFERENCES `currency`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "company_costMethod_check" CHECK("costMethod" in ('fifo', 'average')),
	CONSTRAINT "company_overReceiptPercent_check" CHECK("overReceiptPercent" between 0 and 10000000),
	CONSTRAINT "company_dealReservationDays_check" CHECK("dealReservationDays" between 1 and 365),
	CONSTRAINT "company_dealsOverReserve_check" CHECK("dealsOverReserve" in (0, 1)),
	CONSTRAINT "company_inventory_check" CHECK("inventory" in (0, 1)),
	CONSTRAINT "company_procurement_check" CHECK("procurement" in (0, 1))
);
--> statement-breakpoint
INSERT INTO `__new_company`("id", "version", "name", "street", "postalCode", "city", "country", "currency", "vatId", "email", "phone", "costMethod", "closedUntil", "overReceiptPercent", "inventory", "procurement", "dealReservationDays", "dealsOverReserve") SELECT "id", "version", "name", "street", "postalCode", "city", "country", "currency", "vatId", "email", "phone", "costMethod", "closedUntil", "overReceiptPercent", "inventory", "procurement", 3, 0 FROM `company`;--> statement-breakpoint
DROP TABLE `company`;--> statement-breakpoint
ALTER TABLE `__new_company` RENAME TO `company`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `company_name` ON `company` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `company_street` ON `company` ("street" collate nocase);--> statement-breakpoint
CREATE INDEX `company_postalCode` ON `company` ("postalCode" collate nocase);--> statement-breakpoint
CREATE INDEX `company_city` ON `company` ("city" collate nocase);--> statement-breakpoint
CREATE INDEX `company_country` ON `company` ("country");--> statement-breakpoint
CREATE INDEX `company_currency` ON `company` ("currency");--> statement-breakpoint
CREATE INDEX `company_vatId` ON `company` ("vatId" collate nocase);--> statement-breakpoint
CREATE INDEX `company_email` ON `company` ("email" collate nocase);--> statement-breakpoint
CREATE INDEX `company_phone` ON `company` ("phone" collate nocase);--> statement-breakpoint
CREATE INDEX `company_costMethod` ON `company` ("costMethod");--> statement-breakpoint
CREATE INDEX `company_closedUntil` ON `company` ("closedUntil");--> statement-breakpoint
CREATE INDEX `company_overReceiptPercent` ON `company` ("overReceiptPercent");--> statement-breakpoint
CREATE INDEX `company_dealReservationDays` ON `company` ("dealReservationDays");--> statement-breakpoint
CREATE INDEX `company_dealsOverReserve` ON `company` ("dealsOverReserve");--> statement-breakpoint
CREATE INDEX `company_inventory` ON `company` ("inventory");--> statement-breakpoint
CREATE INDEX `company_procurement` ON `company` ("procurement");--> statement-breakpoint
CREATE TABLE `__new_article` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text NOT NULL,
	`name` text NOT NULL,
	`category` text,
	`kind` text NOT NULL,
	`unit` text NOT NULL,
	`packaging` text,
	`salesPrice` integer,
	`cost` integer,
	`vatCategory` text NOT NULL,
	`sales` integer NOT NULL,
	`purchase` integer NOT NULL,
	`stockManaged` integer NOT NULL,
	`tracking` text NOT NULL,
	`minimumOrderQuantity` integer,
	`overReceiptPercent` integer,
	`withoutProcurement` integer NOT NULL,
	`discontinued` integer NOT NULL,
	`abcClass` text,
	`defaultWarehouse` text,
	`defaultBin` text,
	`responsible` text,
	`weight` integer,
	`ean` text,
	`barcode` text,
	`description` text,
	FOREIGN KEY (`category`) REFERENCES `category`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`defaultWarehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`defaultBin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`responsible`) REFERENCES `employee`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "article_kind_check" CHECK("kind" in ('goods', 'rawMaterial', 'workInProgress', 'finishedGoods', 'service')),
	CONSTRAINT "article_salesPrice_check" CHECK("salesPrice" between 0 and 999999999999999),
	CONSTRAINT "article_cost_check" CHECK("cost" between 0 and 999999999999999),
	CONSTRAINT "article_vatCategory_check" CHECK("vatCategory" in ('standard', 'reduced', 'superReduced', 'zero', 'exempt')),
	CONSTRAINT "article_sales_check" CHECK("sales" in (0, 1)),
	CONSTRAINT "article_purchase_check" CHECK("purchase" in (0, 1)),
	CONSTRAINT "article_stockManaged_check" CHECK("stockManaged" in (0, 1)),
	CONSTRAINT "article_tracking_check" CHECK("tracking" in ('none', 'batch', 'serial')),
	CONSTRAINT "article_minimumOrderQuantity_check" CHECK("minimumOrderQuantity" between 0 and 999999999999999),
	CONSTRAINT "article_overReceiptPercent_check" CHECK("overReceiptPercent" between 0 and 10000000),
	CONSTRAINT "article_withoutProcurement_check" CHECK("withoutProcurement" in (0, 1)),
	CONSTRAINT "article_discontinued_check" CHECK("discontinued" in (0, 1)),
	CONSTRAINT "article_abcClass_check" CHECK("abcClass" in ('a', 'b', 'c')),
	CONSTRAINT "article_weight_check" CHECK("weight" between 0 and 999999999999999)
);
--> statement-breakpoint
INSERT INTO `__new_article`("id", "version", "number", "name", "category", "kind", "unit", "packaging", "salesPrice", "cost", "vatCategory", "sales", "purchase", "stockManaged", "tracking", "minimumOrderQuantity", "overReceiptPercent", "discontinued", "abcClass", "defaultWarehouse", "defaultBin", "responsible", "weight", "ean", "barcode", "description", "withoutProcurement") SELECT "id", "version", "number", "name", "category", "kind", "unit", "packaging", "salesPrice", "cost", "vatCategory", "sales", "purchase", "stockManaged", "tracking", "minimumOrderQuantity", "overReceiptPercent", "discontinued", "abcClass", "defaultWarehouse", "defaultBin", "responsible", "weight", "ean", "barcode", "description", 0 FROM `article`;--> statement-breakpoint
DROP TABLE `article`;--> statement-breakpoint
ALTER TABLE `__new_article` RENAME TO `article`;--> statement-breakpoint
CREATE UNIQUE INDEX `article_number_unique` ON `article` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `article_number_order` ON `article` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `article_name` ON `article` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `article_category` ON `article` ("category");--> statement-breakpoint
CREATE INDEX `article_kind` ON `article` ("kind");--> statement-breakpoint
CREATE INDEX `article_unit` ON `article` ("unit");--> statement-breakpoint
CREATE INDEX `article_packaging` ON `article` ("packaging" collate nocase);--> statement-breakpoint
CREATE INDEX `article_salesPrice` ON `article` ("salesPrice");--> statement-breakpoint
CREATE INDEX `article_cost` ON `article` ("cost");--> statement-breakpoint
CREATE INDEX `article_vatCategory` ON `article` ("vatCategory");--> statement-breakpoint
CREATE INDEX `article_sales` ON `article` ("sales");--> statement-breakpoint
CREATE INDEX `article_purchase` ON `article` ("purchase");--> statement-breakpoint
CREATE INDEX `article_stockManaged` ON `article` ("stockManaged");--> statement-breakpoint
CREATE INDEX `article_tracking` ON `article` ("tracking");--> statement-breakpoint
CREATE INDEX `article_minimumOrderQuantity` ON `article` ("minimumOrderQuantity");--> statement-breakpoint
CREATE INDEX `article_overReceiptPercent` ON `article` ("overReceiptPercent");--> statement-breakpoint
CREATE INDEX `article_withoutProcurement` ON `article` ("withoutProcurement");--> statement-breakpoint
CREATE INDEX `article_discontinued` ON `article` ("discontinued");--> statement-breakpoint
CREATE INDEX `article_abcClass` ON `article` ("abcClass");--> statement-breakpoint
CREATE INDEX `article_defaultWarehouse` ON `article` ("defaultWarehouse");--> statement-breakpoint
CREATE INDEX `article_defaultBin` ON `article` ("defaultBin");--> statement-breakpoint
CREATE INDEX `article_responsible` ON `article` ("responsible");--> statement-breakpoint
CREATE INDEX `article_weight` ON `article` ("weight");--> statement-breakpoint
CREATE UNIQUE INDEX `article_ean_unique` ON `article` ("ean" collate nocase);--> statement-breakpoint
CREATE INDEX `article_ean_order` ON `article` (case when "ean" glob '*[^0-9]*' or length("ean") > 20 then "ean" when length("ean") < 10 then length("ean") || "ean" else ':' || length("ean") || "ean" end collate nocase);--> statement-breakpoint
CREATE UNIQUE INDEX `article_barcode_unique` ON `article` ("barcode" collate nocase);--> statement-breakpoint
CREATE INDEX `article_barcode_order` ON `article` (case when "barcode" glob '*[^0-9]*' or length("barcode") > 20 then "barcode" when length("barcode") < 10 then length("barcode") || "barcode" else ':' || length("barcode") || "barcode" end collate nocase);--> statement-breakpoint
CREATE INDEX `article_description` ON `article` ("description" collate nocase);--> statement-breakpoint
ALTER TABLE `salesOrder` ADD `quote` text REFERENCES quote(id);--> statement-breakpoint
ALTER TABLE `salesOrder` ADD `deal` text REFERENCES deal(id);--> statement-breakpoint
CREATE INDEX `salesOrder_quote` ON `salesOrder` ("quote");--> statement-breakpoint
CREATE INDEX `salesOrder_deal` ON `salesOrder` ("deal");--> statement-breakpoint
ALTER TABLE `salesOrderLine` ADD `quoteLine` text REFERENCES quoteLine(id);--> statement-breakpoint
ALTER TABLE `salesOrderLine` ADD `dealLine` text REFERENCES dealLine(id);--> statement-breakpoint
CREATE INDEX `salesOrderLine_quoteLine` ON `salesOrderLine` ("quoteLine");--> statement-breakpoint
CREATE INDEX `salesOrderLine_dealLine` ON `salesOrderLine` ("dealLine");--> statement-breakpoint
ALTER TABLE `purchaseOrderLine` ADD `demandLine` text REFERENCES demandLine(id);--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_demandLine` ON `purchaseOrderLine` ("demandLine");--> statement-breakpoint
CREATE TABLE `__new_goodsReceiptLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`order` text,
	`orderLine` text,
	`article` text NOT NULL,
	`quantity` integer NOT NULL,
	`expected` integer,
	`forDemand` integer,
	`bin` text,
	`batch` text,
	`expiresOn` text,
	`serials` text,
	`unitCost` integer,
	FOREIGN KEY (`document`) REFERENCES `goodsReceipt`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order`) REFERENCES `purchaseOrder`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`orderLine`) REFERENCES `purchaseOrderLine`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "goodsReceiptLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "goodsReceiptLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "goodsReceiptLine_expected_check" CHECK("expected" between 0 and 999999999999999),
	CONSTRAINT "goodsReceiptLine_forDemand_check" CHECK("forDemand" between 0 and 999999999999999),
	CONSTRAINT "goodsReceiptLine_unitCost_check" CHECK("unitCost" between 0 and 999999999999999)
);
--> statement-breakpoint
INSERT INTO `__new_goodsReceiptLine`("id", "version", "document", "position", "order", "orderLine", "article", "quantity", "expected", "bin", "batch", "expiresOn", "serials", "unitCost") SELECT "id", "version", "document", "position", "order", "orderLine", "article", "quantity", "expected", "bin", "batch", "expiresOn", "serials", "unitCost" FROM `goodsReceiptLine`;--> statement-breakpoint
DROP TABLE `goodsReceiptLine`;--> statement-breakpoint
ALTER TABLE `__new_goodsReceiptLine` RENAME TO `goodsReceiptLine`;--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_document` ON `goodsReceiptLine` ("document");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_position` ON `goodsReceiptLine` ("position");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_order` ON `goodsReceiptLine` ("order");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_orderLine` ON `goodsReceiptLine` ("orderLine");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_article` ON `goodsReceiptLine` ("article");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_quantity` ON `goodsReceiptLine` ("quantity");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_expected` ON `goodsReceiptLine` ("expected");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_forDemand` ON `goodsReceiptLine` ("forDemand");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_bin` ON `goodsReceiptLine` ("bin");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_batch` ON `goodsReceiptLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_expiresOn` ON `goodsReceiptLine` ("expiresOn");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_serials` ON `goodsReceiptLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_unitCost` ON `goodsReceiptLine` ("unitCost");--> statement-breakpoint
CREATE TABLE `__new_reservationEntry` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`article` text NOT NULL,
	`warehouse` text NOT NULL,
	`customer` text,
	`quantity` integer NOT NULL,
	`open` integer NOT NULL,
	`allocated` integer NOT NULL,
	`setAside` integer NOT NULL,
	`until` text,
	`priority` integer NOT NULL,
	`bin` text,
	`batch` text,
	`serial` text,
	`document` text NOT NULL,
	`number` text,
	`paper` text NOT NULL,
	`line` text NOT NULL,
	`who` text NOT NULL,
	`at` text NOT NULL,
	`age` integer NOT NULL,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reservationEntry_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "reservationEntry_open_check" CHECK("open" between 0 and 999999999999999),
	CONSTRAINT "reservationEntry_allocated_check" CHECK("allocated" between 0 and 999999999999999),
	CONSTRAINT "reservationEntry_setAside_check" CHECK("setAside" between 0 and 999999999999999),
	CONSTRAINT "reservationEntry_priority_check" CHECK("priority" between -999999999999999 and 999999999999999),
	CONSTRAINT "reservationEntry_age_check" CHECK("age" between -999999999999999 and 999999999999999)
);
--> statement-breakpoint
INSERT INTO `__new_reservationEntry`("id", "version", "article", "warehouse", "customer", "quantity", "open", "allocated", "until", "priority", "bin", "batch", "serial", "document", "number", "paper", "line", "who", "at", "age", "setAside") SELECT "id", "version", "article", "warehouse", "customer", "quantity", "open", "allocated", "until", "priority", "bin", "batch", "serial", "document", "number", "paper", "line", "who", "at", "age", 0 FROM `reservationEntry`;--> statement-breakpoint
DROP TABLE `reservationEntry`;--> statement-breakpoint
ALTER TABLE `__new_reservationEntry` RENAME TO `reservationEntry`;--> statement-breakpoint
CREATE INDEX `reservationEntry_warehouse` ON `reservationEntry` ("warehouse");--> statement-breakpoint
CREATE INDEX `reservationEntry_customer` ON `reservationEntry` ("customer");--> statement-breakpoint
CREATE INDEX `reservationEntry_quantity` ON `reservationEntry` ("quantity");--> statement-breakpoint
CREATE INDEX `reservationEntry_open` ON `reservationEntry` ("open");--> statement-breakpoint
CREATE INDEX `reservationEntry_allocated` ON `reservationEntry` ("allocated");--> statement-breakpoint
CREATE INDEX `reservationEntry_setAside` ON `reservationEntry` ("setAside");--> statement-breakpoint
CREATE INDEX `reservationEntry_until` ON `reservationEntry` ("until");--> statement-breakpoint
CREATE INDEX `reservationEntry_priority` ON `reservationEntry` ("priority");--> statement-breakpoint
CREATE INDEX `reservationEntry_bin` ON `reservationEntry` ("bin");--> statement-breakpoint
CREATE INDEX `reservationEntry_batch` ON `reservationEntry` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_serial` ON `reservationEntry` ("serial" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_document` ON `reservationEntry` ("document" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_number` ON `reservationEntry` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_paper` ON `reservationEntry` ("paper" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_line` ON `reservationEntry` ("line" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_who` ON `reservationEntry` ("who" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_at` ON `reservationEntry` ("at" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_age` ON `reservationEntry` ("age");--> statement-breakpoint
CREATE INDEX `reservationEntry_together` ON `reservationEntry` (`article`,`warehouse`);