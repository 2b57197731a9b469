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
	`pack` text,
	`packs` integer,
	`unitPrice` integer,
	`priceOrigin` text,
	`discount` integer,
	`bin` text,
	`batch` text,
	`serials` text,
	`toReserve` integer,
	FOREIGN KEY (`document`) REFERENCES `deal`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pack`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "dealLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "dealLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "dealLine_packs_check" CHECK("packs" between 0 and 999999999999999),
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
CREATE INDEX `dealLine_pack` ON `dealLine` ("pack");--> statement-breakpoint
CREATE INDEX `dealLine_packs` ON `dealLine` ("packs");--> statement-breakpoint
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
	`pack` text,
	`packs` integer,
	`unitPrice` integer,
	`priceOrigin` text,
	`discount` integer,
	`bin` text,
	`batch` text,
	`serials` text,
	`toReserve` integer,
	FOREIGN KEY (`document`) REFERENCES `quote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pack`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "quoteLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "quoteLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "quoteLine_packs_check" CHECK("packs" between 0 and 999999999999999),
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
CREATE INDEX `quoteLine_pack` ON `quoteLine` ("pack");--> statement-breakpoint
CREATE INDEX `quoteLine_packs` ON `quoteLine` ("packs");--> statement-breakpoint
CREATE INDEX `quoteLine_unitPrice` ON `quoteLine` ("unitPrice");--> statement-breakpoint
CREATE INDEX `quoteLine_priceOrigin` ON `quoteLine` ("priceOrigin");--> statement-breakpoint
CREATE INDEX `quoteLine_discount` ON `quoteLine` ("discount");--> statement-breakpoint
CREATE INDEX `quoteLine_bin` ON `quoteLine` ("bin");--> statement-breakpoint
CREATE INDEX `quoteLine_batch` ON `quoteLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `quoteLine_serials` ON `quoteLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `quoteLine_toReserve` ON `quoteLine` ("toReserve");--> statement-breakpoint
CREATE TABLE `salesReturn` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`customer` text NOT NULL,
	`warehouse` text NOT NULL,
	`receivedOn` text,
	`note` text,
	FOREIGN KEY (`customer`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "salesReturn_state_check" CHECK("state" in ('requested', 'approved', 'received', 'rejected', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `salesReturn_number_unique` ON `salesReturn` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `salesReturn_number_order` ON `salesReturn` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `salesReturn_state` ON `salesReturn` ("state");--> statement-breakpoint
CREATE INDEX `salesReturn_on` ON `salesReturn` ("on");--> statement-breakpoint
CREATE INDEX `salesReturn_customer` ON `salesReturn` ("customer");--> statement-breakpoint
CREATE INDEX `salesReturn_warehouse` ON `salesReturn` ("warehouse");--> statement-breakpoint
CREATE INDEX `salesReturn_receivedOn` ON `salesReturn` ("receivedOn");--> statement-breakpoint
CREATE INDEX `salesReturn_note` ON `salesReturn` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `salesReturnLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`delivery` text,
	`deliveryLine` text,
	`article` text NOT NULL,
	`bin` text,
	`batch` text,
	`serials` text,
	`quantity` integer NOT NULL,
	`reason` text,
	FOREIGN KEY (`document`) REFERENCES `salesReturn`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery`) REFERENCES `deliveryNote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deliveryLine`) REFERENCES `deliveryNoteLine`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "salesReturnLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "salesReturnLine_quantity_check" CHECK("quantity" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `salesReturnLine_document` ON `salesReturnLine` ("document");--> statement-breakpoint
CREATE INDEX `salesReturnLine_position` ON `salesReturnLine` ("position");--> statement-breakpoint
CREATE INDEX `salesReturnLine_delivery` ON `salesReturnLine` ("delivery");--> statement-breakpoint
CREATE INDEX `salesReturnLine_deliveryLine` ON `salesReturnLine` ("deliveryLine");--> statement-breakpoint
CREATE INDEX `salesReturnLine_article` ON `salesReturnLine` ("article");--> statement-breakpoint
CREATE INDEX `salesReturnLine_bin` ON `salesReturnLine` ("bin");--> statement-breakpoint
CREATE INDEX `salesReturnLine_batch` ON `salesReturnLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `salesReturnLine_serials` ON `salesReturnLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `salesReturnLine_quantity` ON `salesReturnLine` ("quantity");--> statement-breakpoint
CREATE INDEX `salesReturnLine_reason` ON `salesReturnLine` ("reason" collate nocase);--> statement-breakpoint
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
CREATE TABLE `purchaseReturn` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`supplier` text NOT NULL,
	`warehouse` text NOT NULL,
	`supplierReference` text,
	`note` text,
	FOREIGN KEY (`supplier`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "purchaseReturn_state_check" CHECK("state" in ('draft', 'shipped', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `purchaseReturn_number_unique` ON `purchaseReturn` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `purchaseReturn_number_order` ON `purchaseReturn` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `purchaseReturn_state` ON `purchaseReturn` ("state");--> statement-breakpoint
CREATE INDEX `purchaseReturn_on` ON `purchaseReturn` ("on");--> statement-breakpoint
CREATE INDEX `purchaseReturn_supplier` ON `purchaseReturn` ("supplier");--> statement-breakpoint
CREATE INDEX `purchaseReturn_warehouse` ON `purchaseReturn` ("warehouse");--> statement-breakpoint
CREATE INDEX `purchaseReturn_supplierReference` ON `purchaseReturn` ("supplierReference" collate nocase);--> statement-breakpoint
CREATE INDEX `purchaseReturn_note` ON `purchaseReturn` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `purchaseReturnLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`receipt` text,
	`receiptLine` text,
	`article` text NOT NULL,
	`bin` text,
	`batch` text,
	`serials` text,
	`quantity` integer NOT NULL,
	`reason` text,
	`unitCost` integer,
	FOREIGN KEY (`document`) REFERENCES `purchaseReturn`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`receipt`) REFERENCES `goodsReceipt`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`receiptLine`) REFERENCES `goodsReceiptLine`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "purchaseReturnLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "purchaseReturnLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "purchaseReturnLine_unitCost_check" CHECK("unitCost" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `purchaseReturnLine_document` ON `purchaseReturnLine` ("document");--> statement-breakpoint
CREATE INDEX `purchaseReturnLine_position` ON `purchaseReturnLine` ("position");--> statement-breakpoint
CREATE INDEX `purchaseReturnLine_receipt` ON `purchaseReturnLine` ("receipt");--> statement-breakpoint
CREATE INDEX `purchaseReturnLine_receiptLine` ON `purchaseReturnLine` ("receiptLine");--> statement-breakpoint
CREATE INDEX `purchaseReturnLine_article` ON `purchaseReturnLine` ("article");--> statement-breakpoint
CREATE INDEX `purchaseReturnLine_bin` ON `purchaseReturnLine` ("bin");--> statement-breakpoint
CREATE INDEX `purchaseReturnLine_batch` ON `purchaseReturnLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `purchaseReturnLine_serials` ON `purchaseReturnLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `purchaseReturnLine_quantity` ON `purchaseReturnLine` ("quantity");--> statement-breakpoint
CREATE INDEX `purchaseReturnLine_reason` ON `purchaseReturnLine` ("reason" collate nocase);--> statement-breakpoint
CREATE INDEX `purchaseReturnLine_unitCost` ON `purchaseReturnLine` ("unitCost");--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_movementKind` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`en` text,
	`de` text,
	`pl` text,
	`tr` text,
	CONSTRAINT "movementKind_kind_check" CHECK("kind" in ('goodsReceipt', 'putIn', 'takeOut', 'writeOff', 'transfer', 'goodsIssue', 'customerReturn', 'vendorReturn', 'adjustment', 'countDiff', 'reserve', 'unreserve', 'orderOpen', 'orderClose'))
);
--> statement-breakpoint
INSERT INTO `__new_movementKind`("id", "version", "kind", "en", "de", "pl", "tr") SELECT "id", "version", "kind", "en", "de", "pl", "tr" FROM `movementKind`;--> statement-breakpoint
DROP TABLE `movementKind`;--> statement-breakpoint
ALTER TABLE `__new_movementKind` RENAME TO `movementKind`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `movementKind_kind_unique` ON `movementKind` ("kind");--> statement-breakpoint
CREATE INDEX `movementKind_en` ON `movementKind` ("en" collate nocase);--> statement-breakpoint
CREATE INDEX `movementKind_de` ON `movementKind` ("de" collate nocase);--> statement-breakpoint
CREATE INDEX `movementKind_pl` ON `movementKind` ("pl" collate nocase);--> statement-breakpoint
CREATE INDEX `movementKind_tr` ON `movementKind` ("tr" collate nocase);--> statement-breakpoint
CREATE TABLE `__new_stockMove` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`on` text NOT NULL,
	`kind` text NOT NULL,
	`counter` text NOT NULL,
	`article` text NOT NULL,
	`quantity` integer NOT NULL,
	`value` integer,
	`fromWarehouse` text,
	`fromBin` text,
	`toWarehouse` text,
	`toBin` text,
	`batch` text,
	`serial` text,
	`document` text NOT NULL,
	`number` text,
	`paper` text NOT NULL,
	`line` text NOT NULL,
	`reverses` text,
	`returns` text,
	`who` text NOT NULL,
	`at` text NOT NULL,
	`operation` integer NOT NULL,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fromWarehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fromBin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`toWarehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`toBin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stockMove_kind_check" CHECK("kind" in ('goodsReceipt', 'putIn', 'takeOut', 'writeOff', 'transfer', 'goodsIssue', 'customerReturn', 'vendorReturn', 'adjustment', 'countDiff', 'reserve', 'unreserve', 'orderOpen', 'orderClose')),
	CONSTRAINT "stockMove_counter_check" CHECK("counter" in ('onHand', 'reserved', 'ordered')),
	CONSTRAINT "stockMove_quantity_check" CHECK("quantity" between 1 and 999999999999999),
	CONSTRAINT "stockMove_value_check" CHECK("value" between 0 and 999999999999999),
	CONSTRAINT "stockMove_operation_check" CHECK("operation" between -999999999999999 and 999999999999999),
	CONSTRAINT "stockMove_check_0" CHECK("fromWarehouse" is not null or "toWarehouse" is not null),
	CONSTRAINT "stockMove_check_1" CHECK("fromWarehouse" is not "toWarehouse" or "fromBin" is not "toBin")
);
--> statement-breakpoint
INSERT INTO `__new_stockMove`("id", "version", "on", "kind", "counter", "article", "quantity", "value", "fromWarehouse", "fromBin", "toWarehouse", "toBin", "batch", "serial", "document", "number", "paper", "line", "reverses", "who", "at", "operation") SELECT "id", "version", "on", "kind", "counter", "article", "quantity", "value", "fromWarehouse", "fromBin", "toWarehouse", "toBin", "batch", "serial", "document", "number", "paper", "line", "reverses", "who", "at", "operation" FROM `stockMove`;--> statement-breakpoint
DROP TABLE `stockMove`;--> statement-breakpoint
ALTER TABLE `__new_stockMove` RENAME TO `stockMove`;--> statement-breakpoint
CREATE INDEX `stockMove_on` ON `stockMove` ("on");--> statement-breakpoint
CREATE INDEX `stockMove_kind` ON `stockMove` ("kind");--> statement-breakpoint
CREATE INDEX `stockMove_counter` ON `stockMove` ("counter");--> statement-breakpoint
CREATE INDEX `stockMove_quantity` ON `stockMove` ("quantity");--> statement-breakpoint
CREATE INDEX `stockMove_value` ON `stockMove` ("value");--> statement-breakpoint
CREATE INDEX `stockMove_fromWarehouse` ON `stockMove` ("fromWarehouse");--> statement-breakpoint
CREATE INDEX `stockMove_fromBin` ON `stockMove` ("fromBin");--> statement-breakpoint
CREATE INDEX `stockMove_toWarehouse` ON `stockMove` ("toWarehouse");--> statement-breakpoint
CREATE INDEX `stockMove_toBin` ON `stockMove` ("toBin");--> statement-breakpoint
CREATE INDEX `stockMove_batch` ON `stockMove` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_serial` ON `stockMove` ("serial" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_document` ON `stockMove` ("document" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_number` ON `stockMove` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_paper` ON `stockMove` ("paper" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_line` ON `stockMove` ("line" collate nocase);--> statement-breakpoint
CREATE UNIQUE INDEX `stockMove_reverses_unique` ON `stockMove` ("reverses" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_reverses_order` ON `stockMove` (case when "reverses" glob '*[^0-9]*' or length("reverses") > 20 then "reverses" when length("reverses") < 10 then length("reverses") || "reverses" else ':' || length("reverses") || "reverses" end collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_returns` ON `stockMove` ("returns" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_who` ON `stockMove` ("who" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_at` ON `stockMove` ("at" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_operation` ON `stockMove` ("operation");--> statement-breakpoint
CREATE INDEX `stockMove_together` ON `stockMove` (`article`,`on`,`counter`,`toWarehouse`,`toBin`,`fromWarehouse`,`fromBin`,`batch`,`serial`,`quantity`);--> statement-breakpoint
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
CREATE TABLE `__new_salesOrderLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`quantity` integer NOT NULL,
	`pack` text,
	`packs` integer,
	`unitPrice` integer,
	`priceOrigin` text,
	`discount` integer,
	`bin` text,
	`batch` text,
	`serials` text,
	`quoteLine` text,
	`dealLine` text,
	FOREIGN KEY (`document`) REFERENCES `salesOrder`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pack`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`quoteLine`) REFERENCES `quoteLine`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dealLine`) REFERENCES `dealLine`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "salesOrderLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "salesOrderLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "salesOrderLine_packs_check" CHECK("packs" between 0 and 999999999999999),
	CONSTRAINT "salesOrderLine_unitPrice_check" CHECK("unitPrice" between 0 and 999999999999999),
	CONSTRAINT "salesOrderLine_priceOrigin_check" CHECK("priceOrigin" in ('customer', 'group', 'tier', 'base', 'typed')),
	CONSTRAINT "salesOrderLine_discount_check" CHECK("discount" between 0 and 1000000)
);
--> statement-breakpoint
INSERT INTO `__new_salesOrderLine`("id", "version", "document", "position", "article", "quantity", "unitPrice", "priceOrigin", "discount", "bin", "batch", "serials") SELECT "id", "version", "document", "position", "article", "quantity", "unitPrice", "priceOrigin", "discount", "bin", "batch", "serials" FROM `salesOrderLine`;--> statement-breakpoint
DROP TABLE `salesOrderLine`;--> statement-breakpoint
ALTER TABLE `__new_salesOrderLine` RENAME TO `salesOrderLine`;--> statement-breakpoint
CREATE INDEX `salesOrderLine_document` ON `salesOrderLine` ("document");--> statement-breakpoint
CREATE INDEX `salesOrderLine_position` ON `salesOrderLine` ("position");--> statement-breakpoint
CREATE INDEX `salesOrderLine_article` ON `salesOrderLine` ("article");--> statement-breakpoint
CREATE INDEX `salesOrderLine_quantity` ON `salesOrderLine` ("quantity");--> statement-breakpoint
CREATE INDEX `salesOrderLine_pack` ON `salesOrderLine` ("pack");--> statement-breakpoint
CREATE INDEX `salesOrderLine_packs` ON `salesOrderLine` ("packs");--> statement-breakpoint
CREATE INDEX `salesOrderLine_unitPrice` ON `salesOrderLine` ("unitPrice");--> statement-breakpoint
CREATE INDEX `salesOrderLine_priceOrigin` ON `salesOrderLine` ("priceOrigin");--> statement-breakpoint
CREATE INDEX `salesOrderLine_discount` ON `salesOrderLine` ("discount");--> statement-breakpoint
CREATE INDEX `salesOrderLine_bin` ON `salesOrderLine` ("bin");--> statement-breakpoint
CREATE INDEX `salesOrderLine_batch` ON `salesOrderLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `salesOrderLine_serials` ON `salesOrderLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `salesOrderLine_quoteLine` ON `salesOrderLine` ("quoteLine");--> statement-breakpoint
CREATE INDEX `salesOrderLine_dealLine` ON `salesOrderLine` ("dealLine");--> statement-breakpoint
CREATE TABLE `__new_deliveryNoteLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`order` text,
	`orderLine` text,
	`article` text NOT NULL,
	`bin` text,
	`batch` text,
	`serials` text,
	`quantity` integer NOT NULL,
	`pack` text,
	`packs` integer,
	FOREIGN KEY (`document`) REFERENCES `deliveryNote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order`) REFERENCES `salesOrder`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`orderLine`) REFERENCES `salesOrderLine`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pack`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deliveryNoteLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "deliveryNoteLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "deliveryNoteLine_packs_check" CHECK("packs" between 0 and 999999999999999)
);
--> statement-breakpoint
INSERT INTO `__new_deliveryNoteLine`("id", "version", "document", "position", "order", "orderLine", "article", "bin", "batch", "serials", "quantity") SELECT "id", "version", "document", "position", "order", "orderLine", "article", "bin", "batch", "serials", "quantity" FROM `deliveryNoteLine`;--> statement-breakpoint
DROP TABLE `deliveryNoteLine`;--> statement-breakpoint
ALTER TABLE `__new_deliveryNoteLine` RENAME TO `deliveryNoteLine`;--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_document` ON `deliveryNoteLine` ("document");--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_position` ON `deliveryNoteLine` ("position");--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_order` ON `deliveryNoteLine` ("order");--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_orderLine` ON `deliveryNoteLine` ("orderLine");--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_article` ON `deliveryNoteLine` ("article");--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_bin` ON `deliveryNoteLine` ("bin");--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_batch` ON `deliveryNoteLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_serials` ON `deliveryNoteLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_quantity` ON `deliveryNoteLine` ("quantity");--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_pack` ON `deliveryNoteLine` ("pack");--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_packs` ON `deliveryNoteLine` ("packs");--> statement-breakpoint
CREATE TABLE `__new_putInLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`bin` text,
	`batch` text,
	`expiresOn` text,
	`serials` text,
	`quantity` integer NOT NULL,
	`pack` text,
	`packs` integer,
	`unitCost` integer,
	FOREIGN KEY (`document`) REFERENCES `putIn`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pack`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "putInLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "putInLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "putInLine_packs_check" CHECK("packs" between 0 and 999999999999999),
	CONSTRAINT "putInLine_unitCost_check" CHECK("unitCost" between 0 and 999999999999999)
);
--> statement-breakpoint
INSERT INTO `__new_putInLine`("id", "version", "document", "position", "article", "bin", "batch", "expiresOn", "serials", "quantity", "unitCost") SELECT "id", "version", "document", "position", "article", "bin", "batch", "expiresOn", "serials", "quantity", "unitCost" FROM `putInLine`;--> statement-breakpoint
DROP TABLE `putInLine`;--> statement-breakpoint
ALTER TABLE `__new_putInLine` RENAME TO `putInLine`;--> statement-breakpoint
CREATE INDEX `putInLine_document` ON `putInLine` ("document");--> statement-breakpoint
CREATE INDEX `putInLine_position` ON `putInLine` ("position");--> statement-breakpoint
CREATE INDEX `putInLine_article` ON `putInLine` ("article");--> statement-breakpoint
CREATE INDEX `putInLine_bin` ON `putInLine` ("bin");--> statement-breakpoint
CREATE INDEX `putInLine_batch` ON `putInLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `putInLine_expiresOn` ON `putInLine` ("expiresOn");--> statement-breakpoint
CREATE INDEX `putInLine_serials` ON `putInLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `putInLine_quantity` ON `putInLine` ("quantity");--> statement-breakpoint
CREATE INDEX `putInLine_pack` ON `putInLine` ("pack");--> statement-breakpoint
CREATE INDEX `putInLine_packs` ON `putInLine` ("packs");--> statement-breakpoint
CREATE INDEX `putInLine_unitCost` ON `putInLine` ("unitCost");--> statement-breakpoint
CREATE TABLE `__new_takeOutLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`bin` text,
	`batch` text,
	`serials` text,
	`quantity` integer NOT NULL,
	`pack` text,
	`packs` integer,
	FOREIGN KEY (`document`) REFERENCES `takeOut`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pack`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "takeOutLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "takeOutLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "takeOutLine_packs_check" CHECK("packs" between 0 and 999999999999999)
);
--> statement-breakpoint
INSERT INTO `__new_takeOutLine`("id", "version", "document", "position", "article", "bin", "batch", "serials", "quantity") SELECT "id", "version", "document", "position", "article", "bin", "batch", "serials", "quantity" FROM `takeOutLine`;--> statement-breakpoint
DROP TABLE `takeOutLine`;--> statement-breakpoint
ALTER TABLE `__new_takeOutLine` RENAME TO `takeOutLine`;--> statement-breakpoint
CREATE INDEX `takeOutLine_document` ON `takeOutLine` ("document");--> statement-breakpoint
CREATE INDEX `takeOutLine_position` ON `takeOutLine` ("position");--> statement-breakpoint
CREATE INDEX `takeOutLine_article` ON `takeOutLine` ("article");--> statement-breakpoint
CREATE INDEX `takeOutLine_bin` ON `takeOutLine` ("bin");--> statement-breakpoint
CREATE INDEX `takeOutLine_batch` ON `takeOutLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `takeOutLine_serials` ON `takeOutLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `takeOutLine_quantity` ON `takeOutLine` ("quantity");--> statement-breakpoint
CREATE INDEX `takeOutLine_pack` ON `takeOutLine` ("pack");--> statement-breakpoint
CREATE INDEX `takeOutLine_packs` ON `takeOutLine` ("packs");--> statement-breakpoint
CREATE TABLE `__new_writeOffLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`bin` text,
	`batch` text,
	`serials` text,
	`quantity` integer NOT NULL,
	`pack` text,
	`packs` integer,
	FOREIGN KEY (`document`) REFERENCES `writeOff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pack`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "writeOffLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "writeOffLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "writeOffLine_packs_check" CHECK("packs" between 0 and 999999999999999)
);
--> statement-breakpoint
INSERT INTO `__new_writeOffLine`("id", "version", "document", "position", "article", "bin", "batch", "serials", "quantity") SELECT "id", "version", "document", "position", "article", "bin", "batch", "serials", "quantity" FROM `writeOffLine`;--> statement-breakpoint
DROP TABLE `writeOffLine`;--> statement-breakpoint
ALTER TABLE `__new_writeOffLine` RENAME TO `writeOffLine`;--> statement-breakpoint
CREATE INDEX `writeOffLine_document` ON `writeOffLine` ("document");--> statement-breakpoint
CREATE INDEX `writeOffLine_position` ON `writeOffLine` ("position");--> statement-breakpoint
CREATE INDEX `writeOffLine_article` ON `writeOffLine` ("article");--> statement-breakpoint
CREATE INDEX `writeOffLine_bin` ON `writeOffLine` ("bin");--> statement-breakpoint
CREATE INDEX `writeOffLine_batch` ON `writeOffLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `writeOffLine_serials` ON `writeOffLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `writeOffLine_quantity` ON `writeOffLine` ("quantity");--> statement-breakpoint
CREATE INDEX `writeOffLine_pack` ON `writeOffLine` ("pack");--> statement-breakpoint
CREATE INDEX `writeOffLine_packs` ON `writeOffLine` ("packs");--> statement-breakpoint
CREATE TABLE `__new_transferLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`fromBin` text,
	`toBin` text,
	`batch` text,
	`serials` text,
	`quantity` integer NOT NULL,
	`pack` text,
	`packs` integer,
	FOREIGN KEY (`document`) REFERENCES `transfer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fromBin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`toBin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pack`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "transferLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "transferLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "transferLine_packs_check" CHECK("packs" between 0 and 999999999999999)
);
--> statement-breakpoint
INSERT INTO `__new_transferLine`("id", "version", "document", "position", "article", "fromBin", "toBin", "batch", "serials", "quantity") SELECT "id", "version", "document", "position", "article", "fromBin", "toBin", "batch", "serials", "quantity" FROM `transferLine`;--> statement-breakpoint
DROP TABLE `transferLine`;--> statement-breakpoint
ALTER TABLE `__new_transferLine` RENAME TO `transferLine`;--> statement-breakpoint
CREATE INDEX `transferLine_document` ON `transferLine` ("document");--> statement-breakpoint
CREATE INDEX `transferLine_position` ON `transferLine` ("position");--> statement-breakpoint
CREATE INDEX `transferLine_article` ON `transferLine` ("article");--> statement-breakpoint
CREATE INDEX `transferLine_fromBin` ON `transferLine` ("fromBin");--> statement-breakpoint
CREATE INDEX `transferLine_toBin` ON `transferLine` ("toBin");--> statement-breakpoint
CREATE INDEX `transferLine_batch` ON `transferLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `transferLine_serials` ON `transferLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `transferLine_quantity` ON `transferLine` ("quantity");--> statement-breakpoint
CREATE INDEX `transferLine_pack` ON `transferLine` ("pack");--> statement-breakpoint
CREATE INDEX `transferLine_packs` ON `transferLine` ("packs");--> statement-breakpoint
CREATE TABLE `__new_purchaseOrderLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`quantity` integer NOT NULL,
	`unitCost` integer,
	`costOrigin` text NOT NULL,
	`pack` text,
	`packs` integer,
	`received` integer NOT NULL,
	`open` integer NOT NULL,
	`expectedOn` text,
	`bin` text,
	`supplierNumber` text,
	`closedShort` integer NOT NULL,
	`demandLine` text,
	`reference` text,
	FOREIGN KEY (`document`) REFERENCES `purchaseOrder`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pack`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`demandLine`) REFERENCES `demandLine`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "purchaseOrderLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_unitCost_check" CHECK("unitCost" between 0 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_costOrigin_check" CHECK("costOrigin" in ('supplier', 'manual')),
	CONSTRAINT "purchaseOrderLine_packs_check" CHECK("packs" between 0 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_received_check" CHECK("received" between 0 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_open_check" CHECK("open" between 0 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_closedShort_check" CHECK("closedShort" between 0 and 999999999999999)
);
--> statement-breakpoint
INSERT INTO `__new_purchaseOrderLine`("id", "version", "document", "position", "article", "quantity", "unitCost", "costOrigin", "received", "open", "expectedOn", "bin", "supplierNumber", "closedShort", "reference") SELECT "id", "version", "document", "position", "article", "quantity", "unitCost", "costOrigin", "received", "open", "expectedOn", "bin", "supplierNumber", "closedShort", "reference" FROM `purchaseOrderLine`;--> statement-breakpoint
DROP TABLE `purchaseOrderLine`;--> statement-breakpoint
ALTER TABLE `__new_purchaseOrderLine` RENAME TO `purchaseOrderLine`;--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_document` ON `purchaseOrderLine` ("document");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_position` ON `purchaseOrderLine` ("position");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_article` ON `purchaseOrderLine` ("article");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_quantity` ON `purchaseOrderLine` ("quantity");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_unitCost` ON `purchaseOrderLine` ("unitCost");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_costOrigin` ON `purchaseOrderLine` ("costOrigin");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_pack` ON `purchaseOrderLine` ("pack");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_packs` ON `purchaseOrderLine` ("packs");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_received` ON `purchaseOrderLine` ("received");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_open` ON `purchaseOrderLine` ("open");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_expectedOn` ON `purchaseOrderLine` ("expectedOn");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_bin` ON `purchaseOrderLine` ("bin");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_supplierNumber` ON `purchaseOrderLine` ("supplierNumber" collate nocase);--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_closedShort` ON `purchaseOrderLine` ("closedShort");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_demandLine` ON `purchaseOrderLine` ("demandLine");--> statement-breakpoint
CREATE UNIQUE INDEX `purchaseOrderLine_reference_unique` ON `purchaseOrderLine` ("reference" collate nocase);--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_reference_order` ON `purchaseOrderLine` (case when "reference" glob '*[^0-9]*' or length("reference") > 20 then "reference" when length("reference") < 10 then length("reference") || "reference" else ':' || length("reference") || "reference" end collate nocase);--> statement-breakpoint
CREATE TABLE `__new_goodsReceiptLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`order` text,
	`orderLine` text,
	`article` text NOT NULL,
	`quantity` integer NOT NULL,
	`pack` text,
	`packs` integer,
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
	FOREIGN KEY (`pack`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "goodsReceiptLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "goodsReceiptLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "goodsReceiptLine_packs_check" CHECK("packs" between 0 and 999999999999999),
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
CREATE INDEX `goodsReceiptLine_pack` ON `goodsReceiptLine` ("pack");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_packs` ON `goodsReceiptLine` ("packs");--> statement-breakpoint
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