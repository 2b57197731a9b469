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
	CONSTRAINT "stockMove_kind_check" CHECK("kind" in ('putIn', 'takeOut', 'writeOff', 'transfer', 'goodsIssue', 'adjustment', 'countDiff', 'reserve', 'unreserve', 'orderOpen', 'orderClose')),
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
CREATE INDEX `stockMove_together` ON `stockMove` (`article`,`on`,`counter`,`toWarehouse`,`toBin`,`fromWarehouse`,`fromBin`,`batch`,`serial`,`quantity`);