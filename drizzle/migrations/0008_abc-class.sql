PRAGMA foreign_keys=OFF;--> statement-breakpoint
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
	CONSTRAINT "article_discontinued_check" CHECK("discontinued" in (0, 1)),
	CONSTRAINT "article_abcClass_check" CHECK("abcClass" in ('a', 'b', 'c')),
	CONSTRAINT "article_weight_check" CHECK("weight" between 0 and 999999999999999)
);
--> statement-breakpoint
INSERT INTO `__new_article`("id", "version", "number", "name", "category", "kind", "unit", "packaging", "salesPrice", "cost", "vatCategory", "sales", "purchase", "stockManaged", "tracking", "minimumOrderQuantity", "discontinued", "defaultWarehouse", "defaultBin", "responsible", "weight", "ean", "barcode", "description") SELECT "id", "version", "number", "name", "category", "kind", "unit", "packaging", "salesPrice", "cost", "vatCategory", "sales", "purchase", "stockManaged", "tracking", "minimumOrderQuantity", "discontinued", "defaultWarehouse", "defaultBin", "responsible", "weight", "ean", "barcode", "description" FROM `article`;--> statement-breakpoint
DROP TABLE `article`;--> statement-breakpoint
ALTER TABLE `__new_article` RENAME TO `article`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
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
CREATE TABLE `__new_stocktake` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`warehouse` text NOT NULL,
	`bin` text,
	`category` text,
	`abcClass` text,
	`blind` integer NOT NULL,
	`note` text,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`category`) REFERENCES `category`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stocktake_state_check" CHECK("state" in ('planned', 'counting', 'counted', 'posted', 'cancelled')),
	CONSTRAINT "stocktake_abcClass_check" CHECK("abcClass" in ('a', 'b', 'c')),
	CONSTRAINT "stocktake_blind_check" CHECK("blind" in (0, 1))
);
--> statement-breakpoint
INSERT INTO `__new_stocktake`("id", "version", "number", "state", "on", "warehouse", "bin", "category", "blind", "note") SELECT "id", "version", "number", "state", "on", "warehouse", "bin", "category", "blind", "note" FROM `stocktake`;--> statement-breakpoint
DROP TABLE `stocktake`;--> statement-breakpoint
ALTER TABLE `__new_stocktake` RENAME TO `stocktake`;--> statement-breakpoint
CREATE UNIQUE INDEX `stocktake_number_unique` ON `stocktake` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `stocktake_number_order` ON `stocktake` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `stocktake_state` ON `stocktake` ("state");--> statement-breakpoint
CREATE INDEX `stocktake_on` ON `stocktake` ("on");--> statement-breakpoint
CREATE INDEX `stocktake_warehouse` ON `stocktake` ("warehouse");--> statement-breakpoint
CREATE INDEX `stocktake_bin` ON `stocktake` ("bin");--> statement-breakpoint
CREATE INDEX `stocktake_category` ON `stocktake` ("category");--> statement-breakpoint
CREATE INDEX `stocktake_abcClass` ON `stocktake` ("abcClass");--> statement-breakpoint
CREATE INDEX `stocktake_blind` ON `stocktake` ("blind");--> statement-breakpoint
CREATE INDEX `stocktake_note` ON `stocktake` ("note" collate nocase);