CREATE TABLE `userWarehouse` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`user` text NOT NULL,
	`warehouse` text NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `userWarehouse_user_warehouse_unique` ON `userWarehouse` (`user`,`warehouse`);--> statement-breakpoint
CREATE INDEX `userWarehouse_user` ON `userWarehouse` ("user");--> statement-breakpoint
CREATE INDEX `userWarehouse_warehouse` ON `userWarehouse` ("warehouse");--> statement-breakpoint
CREATE TABLE `movementKind` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`en` text,
	`de` text,
	`pl` text,
	`tr` text,
	CONSTRAINT "movementKind_kind_check" CHECK("kind" in ('goodsReceipt', 'putIn', 'takeOut', 'writeOff', 'transfer', 'goodsIssue', 'adjustment', 'countDiff', 'reserve', 'unreserve', 'orderOpen', 'orderClose'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `movementKind_kind_unique` ON `movementKind` ("kind");--> statement-breakpoint
CREATE INDEX `movementKind_en` ON `movementKind` ("en" collate nocase);--> statement-breakpoint
CREATE INDEX `movementKind_de` ON `movementKind` ("de" collate nocase);--> statement-breakpoint
CREATE INDEX `movementKind_pl` ON `movementKind` ("pl" collate nocase);--> statement-breakpoint
CREATE INDEX `movementKind_tr` ON `movementKind` ("tr" collate nocase);--> statement-breakpoint
CREATE TABLE `salesOrder` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`customer` text NOT NULL,
	`customerOrderNumber` text,
	`warehouse` text NOT NULL,
	`deliverOn` text,
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
	FOREIGN KEY (`currency`) REFERENCES `currency`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deliveryAddress`) REFERENCES `address`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invoiceAddress`) REFERENCES `address`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`paymentTerm`) REFERENCES `paymentTerm`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`processor`) REFERENCES `employee`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "salesOrder_state_check" CHECK("state" in ('draft', 'confirmed', 'partlyDelivered', 'delivered', 'closed', 'cancelled')),
	CONSTRAINT "salesOrder_discount_check" CHECK("discount" between 0 and 1000000),
	CONSTRAINT "salesOrder_priority_check" CHECK("priority" between 0 and 9)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `salesOrder_number_unique` ON `salesOrder` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `salesOrder_number_order` ON `salesOrder` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `salesOrder_state` ON `salesOrder` ("state");--> statement-breakpoint
CREATE INDEX `salesOrder_on` ON `salesOrder` ("on");--> statement-breakpoint
CREATE INDEX `salesOrder_customer` ON `salesOrder` ("customer");--> statement-breakpoint
CREATE INDEX `salesOrder_customerOrderNumber` ON `salesOrder` ("customerOrderNumber" collate nocase);--> statement-breakpoint
CREATE INDEX `salesOrder_warehouse` ON `salesOrder` ("warehouse");--> statement-breakpoint
CREATE INDEX `salesOrder_deliverOn` ON `salesOrder` ("deliverOn");--> statement-breakpoint
CREATE INDEX `salesOrder_discount` ON `salesOrder` ("discount");--> statement-breakpoint
CREATE INDEX `salesOrder_currency` ON `salesOrder` ("currency");--> statement-breakpoint
CREATE INDEX `salesOrder_deliveryAddress` ON `salesOrder` ("deliveryAddress");--> statement-breakpoint
CREATE INDEX `salesOrder_invoiceAddress` ON `salesOrder` ("invoiceAddress");--> statement-breakpoint
CREATE INDEX `salesOrder_contact` ON `salesOrder` ("contact");--> statement-breakpoint
CREATE INDEX `salesOrder_paymentTerm` ON `salesOrder` ("paymentTerm");--> statement-breakpoint
CREATE INDEX `salesOrder_processor` ON `salesOrder` ("processor");--> statement-breakpoint
CREATE INDEX `salesOrder_priority` ON `salesOrder` ("priority");--> statement-breakpoint
CREATE INDEX `salesOrder_note` ON `salesOrder` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `salesOrderLine` (
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
	FOREIGN KEY (`document`) REFERENCES `salesOrder`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "salesOrderLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "salesOrderLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "salesOrderLine_unitPrice_check" CHECK("unitPrice" between 0 and 999999999999999),
	CONSTRAINT "salesOrderLine_priceOrigin_check" CHECK("priceOrigin" in ('customer', 'group', 'tier', 'base', 'typed')),
	CONSTRAINT "salesOrderLine_discount_check" CHECK("discount" between 0 and 1000000)
);
--> statement-breakpoint
CREATE INDEX `salesOrderLine_document` ON `salesOrderLine` ("document");--> statement-breakpoint
CREATE INDEX `salesOrderLine_position` ON `salesOrderLine` ("position");--> statement-breakpoint
CREATE INDEX `salesOrderLine_article` ON `salesOrderLine` ("article");--> statement-breakpoint
CREATE INDEX `salesOrderLine_quantity` ON `salesOrderLine` ("quantity");--> statement-breakpoint
CREATE INDEX `salesOrderLine_unitPrice` ON `salesOrderLine` ("unitPrice");--> statement-breakpoint
CREATE INDEX `salesOrderLine_priceOrigin` ON `salesOrderLine` ("priceOrigin");--> statement-breakpoint
CREATE INDEX `salesOrderLine_discount` ON `salesOrderLine` ("discount");--> statement-breakpoint
CREATE INDEX `salesOrderLine_bin` ON `salesOrderLine` ("bin");--> statement-breakpoint
CREATE INDEX `salesOrderLine_batch` ON `salesOrderLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `salesOrderLine_serials` ON `salesOrderLine` ("serials" collate nocase);--> statement-breakpoint
CREATE TABLE `deliveryNote` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`customer` text NOT NULL,
	`warehouse` text NOT NULL,
	`customerOrderNumber` text,
	`deliveryAddress` text,
	`contact` text,
	`processor` text,
	`note` text,
	FOREIGN KEY (`customer`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deliveryAddress`) REFERENCES `address`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`processor`) REFERENCES `employee`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deliveryNote_state_check" CHECK("state" in ('draft', 'posted', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveryNote_number_unique` ON `deliveryNote` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `deliveryNote_number_order` ON `deliveryNote` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `deliveryNote_state` ON `deliveryNote` ("state");--> statement-breakpoint
CREATE INDEX `deliveryNote_on` ON `deliveryNote` ("on");--> statement-breakpoint
CREATE INDEX `deliveryNote_customer` ON `deliveryNote` ("customer");--> statement-breakpoint
CREATE INDEX `deliveryNote_warehouse` ON `deliveryNote` ("warehouse");--> statement-breakpoint
CREATE INDEX `deliveryNote_customerOrderNumber` ON `deliveryNote` ("customerOrderNumber" collate nocase);--> statement-breakpoint
CREATE INDEX `deliveryNote_deliveryAddress` ON `deliveryNote` ("deliveryAddress");--> statement-breakpoint
CREATE INDEX `deliveryNote_contact` ON `deliveryNote` ("contact");--> statement-breakpoint
CREATE INDEX `deliveryNote_processor` ON `deliveryNote` ("processor");--> statement-breakpoint
CREATE INDEX `deliveryNote_note` ON `deliveryNote` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `deliveryNoteLine` (
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
	FOREIGN KEY (`document`) REFERENCES `deliveryNote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order`) REFERENCES `salesOrder`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`orderLine`) REFERENCES `salesOrderLine`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deliveryNoteLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "deliveryNoteLine_quantity_check" CHECK("quantity" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_document` ON `deliveryNoteLine` ("document");--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_position` ON `deliveryNoteLine` ("position");--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_order` ON `deliveryNoteLine` ("order");--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_orderLine` ON `deliveryNoteLine` ("orderLine");--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_article` ON `deliveryNoteLine` ("article");--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_bin` ON `deliveryNoteLine` ("bin");--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_batch` ON `deliveryNoteLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_serials` ON `deliveryNoteLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `deliveryNoteLine_quantity` ON `deliveryNoteLine` ("quantity");--> statement-breakpoint
CREATE TABLE `purchaseOrder` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`supplier` text NOT NULL,
	`supplierReference` text,
	`warehouse` text NOT NULL,
	`expectedOn` text,
	`currency` text,
	`note` text,
	FOREIGN KEY (`supplier`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`currency`) REFERENCES `currency`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "purchaseOrder_state_check" CHECK("state" in ('draft', 'submitted', 'partlyReceived', 'received', 'closed', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `purchaseOrder_number_unique` ON `purchaseOrder` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `purchaseOrder_number_order` ON `purchaseOrder` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `purchaseOrder_state` ON `purchaseOrder` ("state");--> statement-breakpoint
CREATE INDEX `purchaseOrder_on` ON `purchaseOrder` ("on");--> statement-breakpoint
CREATE INDEX `purchaseOrder_supplier` ON `purchaseOrder` ("supplier");--> statement-breakpoint
CREATE INDEX `purchaseOrder_supplierReference` ON `purchaseOrder` ("supplierReference" collate nocase);--> statement-breakpoint
CREATE INDEX `purchaseOrder_warehouse` ON `purchaseOrder` ("warehouse");--> statement-breakpoint
CREATE INDEX `purchaseOrder_expectedOn` ON `purchaseOrder` ("expectedOn");--> statement-breakpoint
CREATE INDEX `purchaseOrder_currency` ON `purchaseOrder` ("currency");--> statement-breakpoint
CREATE INDEX `purchaseOrder_note` ON `purchaseOrder` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `purchaseOrderLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`quantity` integer NOT NULL,
	`unitCost` integer,
	`costOrigin` text NOT NULL,
	`received` integer NOT NULL,
	`open` integer NOT NULL,
	`expectedOn` text,
	`bin` text,
	`supplierNumber` text,
	`closedShort` integer NOT NULL,
	`reference` text,
	FOREIGN KEY (`document`) REFERENCES `purchaseOrder`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "purchaseOrderLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_unitCost_check" CHECK("unitCost" between 0 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_costOrigin_check" CHECK("costOrigin" in ('supplier', 'manual')),
	CONSTRAINT "purchaseOrderLine_received_check" CHECK("received" between 0 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_open_check" CHECK("open" between 0 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_closedShort_check" CHECK("closedShort" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_document` ON `purchaseOrderLine` ("document");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_position` ON `purchaseOrderLine` ("position");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_article` ON `purchaseOrderLine` ("article");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_quantity` ON `purchaseOrderLine` ("quantity");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_unitCost` ON `purchaseOrderLine` ("unitCost");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_costOrigin` ON `purchaseOrderLine` ("costOrigin");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_received` ON `purchaseOrderLine` ("received");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_open` ON `purchaseOrderLine` ("open");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_expectedOn` ON `purchaseOrderLine` ("expectedOn");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_bin` ON `purchaseOrderLine` ("bin");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_supplierNumber` ON `purchaseOrderLine` ("supplierNumber" collate nocase);--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_closedShort` ON `purchaseOrderLine` ("closedShort");--> statement-breakpoint
CREATE UNIQUE INDEX `purchaseOrderLine_reference_unique` ON `purchaseOrderLine` ("reference" collate nocase);--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_reference_order` ON `purchaseOrderLine` (case when "reference" glob '*[^0-9]*' or length("reference") > 20 then "reference" when length("reference") < 10 then length("reference") || "reference" else ':' || length("reference") || "reference" end collate nocase);--> statement-breakpoint
CREATE TABLE `goodsReceipt` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`supplier` text NOT NULL,
	`warehouse` text NOT NULL,
	`deliveryNote` text,
	`note` text,
	`freight` integer,
	`spreadBy` text,
	FOREIGN KEY (`supplier`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "goodsReceipt_state_check" CHECK("state" in ('draft', 'posted', 'cancelled')),
	CONSTRAINT "goodsReceipt_freight_check" CHECK("freight" between 0 and 999999999999999),
	CONSTRAINT "goodsReceipt_spreadBy_check" CHECK("spreadBy" in ('value', 'quantity', 'weight'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `goodsReceipt_number_unique` ON `goodsReceipt` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `goodsReceipt_number_order` ON `goodsReceipt` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `goodsReceipt_state` ON `goodsReceipt` ("state");--> statement-breakpoint
CREATE INDEX `goodsReceipt_on` ON `goodsReceipt` ("on");--> statement-breakpoint
CREATE INDEX `goodsReceipt_supplier` ON `goodsReceipt` ("supplier");--> statement-breakpoint
CREATE INDEX `goodsReceipt_warehouse` ON `goodsReceipt` ("warehouse");--> statement-breakpoint
CREATE INDEX `goodsReceipt_deliveryNote` ON `goodsReceipt` ("deliveryNote" collate nocase);--> statement-breakpoint
CREATE INDEX `goodsReceipt_note` ON `goodsReceipt` ("note" collate nocase);--> statement-breakpoint
CREATE INDEX `goodsReceipt_freight` ON `goodsReceipt` ("freight");--> statement-breakpoint
CREATE INDEX `goodsReceipt_spreadBy` ON `goodsReceipt` ("spreadBy");--> statement-breakpoint
CREATE TABLE `goodsReceiptLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`order` text,
	`orderLine` text,
	`article` text NOT NULL,
	`quantity` integer NOT NULL,
	`expected` integer,
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
	CONSTRAINT "goodsReceiptLine_unitCost_check" CHECK("unitCost" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_document` ON `goodsReceiptLine` ("document");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_position` ON `goodsReceiptLine` ("position");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_order` ON `goodsReceiptLine` ("order");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_orderLine` ON `goodsReceiptLine` ("orderLine");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_article` ON `goodsReceiptLine` ("article");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_quantity` ON `goodsReceiptLine` ("quantity");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_expected` ON `goodsReceiptLine` ("expected");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_bin` ON `goodsReceiptLine` ("bin");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_batch` ON `goodsReceiptLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_expiresOn` ON `goodsReceiptLine` ("expiresOn");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_serials` ON `goodsReceiptLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_unitCost` ON `goodsReceiptLine` ("unitCost");--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
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
	`who` text NOT NULL,
	`at` text NOT NULL,
	`operation` integer NOT NULL,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fromWarehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fromBin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`toWarehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`toBin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stockMove_kind_check" CHECK("kind" in ('goodsReceipt', 'putIn', 'takeOut', 'writeOff', 'transfer', 'goodsIssue', 'adjustment', 'countDiff', 'reserve', 'unreserve', 'orderOpen', 'orderClose')),
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
PRAGMA foreign_keys=ON;--> statement-breakpoint
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
	`inventory` integer NOT NULL,
	`procurement` integer NOT NULL,
	FOREIGN KEY (`country`) REFERENCES `country`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`currency`) REFERENCES `currency`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "company_costMethod_check" CHECK("costMethod" in ('fifo', 'average')),
	CONSTRAINT "company_overReceiptPercent_check" CHECK("overReceiptPercent" between 0 and 10000000),
	CONSTRAINT "company_inventory_check" CHECK("inventory" in (0, 1)),
	CONSTRAINT "company_procurement_check" CHECK("procurement" in (0, 1))
);
--> statement-breakpoint
INSERT INTO `__new_company`("id", "version", "name", "street", "postalCode", "city", "country", "currency", "vatId", "email", "phone", "costMethod", "closedUntil", "inventory", "procurement") SELECT "id", "version", "name", "street", "postalCode", "city", "country", "currency", "vatId", "email", "phone", "costMethod", "closedUntil", "inventory", "procurement" FROM `company`;--> statement-breakpoint
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
	CONSTRAINT "article_discontinued_check" CHECK("discontinued" in (0, 1)),
	CONSTRAINT "article_abcClass_check" CHECK("abcClass" in ('a', 'b', 'c')),
	CONSTRAINT "article_weight_check" CHECK("weight" between 0 and 999999999999999)
);
--> statement-breakpoint
INSERT INTO `__new_article`("id", "version", "number", "name", "category", "kind", "unit", "packaging", "salesPrice", "cost", "vatCategory", "sales", "purchase", "stockManaged", "tracking", "minimumOrderQuantity", "discontinued", "abcClass", "defaultWarehouse", "defaultBin", "responsible", "weight", "ean", "barcode", "description") SELECT "id", "version", "number", "name", "category", "kind", "unit", "packaging", "salesPrice", "cost", "vatCategory", "sales", "purchase", "stockManaged", "tracking", "minimumOrderQuantity", "discontinued", "abcClass", "defaultWarehouse", "defaultBin", "responsible", "weight", "ean", "barcode", "description" FROM `article`;--> statement-breakpoint
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
ALTER TABLE `reorderSuggestion` ADD `order` text REFERENCES purchaseOrder(id);--> statement-breakpoint
CREATE INDEX `reorderSuggestion_order` ON `reorderSuggestion` ("order");--> statement-breakpoint
ALTER TABLE `costLayer` ADD `price` integer;