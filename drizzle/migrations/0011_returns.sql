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
CREATE INDEX `stockMove_together` ON `stockMove` (`article`,`on`,`counter`,`toWarehouse`,`toBin`,`fromWarehouse`,`fromBin`,`batch`,`serial`,`quantity`);