CREATE TABLE `stockRevaluation` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`on` text NOT NULL,
	`number` text,
	`article` text NOT NULL,
	`quantity` integer NOT NULL,
	`before` integer NOT NULL,
	`after` integer NOT NULL,
	`cause` text,
	`move` text NOT NULL,
	`who` text NOT NULL,
	`at` text NOT NULL,
	`operation` integer NOT NULL,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stockRevaluation_quantity_check" CHECK("quantity" between 1 and 999999999999999),
	CONSTRAINT "stockRevaluation_before_check" CHECK("before" between -999999999999999 and 999999999999999),
	CONSTRAINT "stockRevaluation_after_check" CHECK("after" between -999999999999999 and 999999999999999),
	CONSTRAINT "stockRevaluation_operation_check" CHECK("operation" between -999999999999999 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `stockRevaluation_on` ON `stockRevaluation` ("on");--> statement-breakpoint
CREATE INDEX `stockRevaluation_number` ON `stockRevaluation` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `stockRevaluation_article` ON `stockRevaluation` ("article");--> statement-breakpoint
CREATE INDEX `stockRevaluation_quantity` ON `stockRevaluation` ("quantity");--> statement-breakpoint
CREATE INDEX `stockRevaluation_before` ON `stockRevaluation` ("before");--> statement-breakpoint
CREATE INDEX `stockRevaluation_after` ON `stockRevaluation` ("after");--> statement-breakpoint
CREATE INDEX `stockRevaluation_cause` ON `stockRevaluation` ("cause" collate nocase);--> statement-breakpoint
CREATE INDEX `stockRevaluation_move` ON `stockRevaluation` ("move" collate nocase);--> statement-breakpoint
CREATE INDEX `stockRevaluation_who` ON `stockRevaluation` ("who" collate nocase);--> statement-breakpoint
CREATE INDEX `stockRevaluation_at` ON `stockRevaluation` ("at" collate nocase);--> statement-breakpoint
CREATE INDEX `stockRevaluation_operation` ON `stockRevaluation` ("operation");--> statement-breakpoint
DROP INDEX `costLayer_goods`;--> statement-breakpoint
DROP INDEX `costLayer_age`;--> statement-breakpoint
CREATE INDEX `costLayer_open` ON `costLayer` (`article`,`warehouse`) WHERE quantity > 0;--> statement-breakpoint
CREATE INDEX `costLayer_last` ON `costLayer` (`article`,`on`,`age`);--> statement-breakpoint
ALTER TABLE `company` ADD `closedUntil` text;--> statement-breakpoint
CREATE INDEX `company_closedUntil` ON `company` ("closedUntil");--> statement-breakpoint
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
	CONSTRAINT "article_weight_check" CHECK("weight" between 0 and 999999999999999)
);
--> statement-breakpoint
INSERT INTO `__new_article`("id", "version", "number", "name", "category", "kind", "unit", "packaging", "salesPrice", "cost", "vatCategory", "sales", "purchase", "stockManaged", "tracking", "minimumOrderQuantity", "discontinued", "defaultWarehouse", "defaultBin", "responsible", "ean", "barcode", "description") SELECT "id", "version", "number", "name", "category", "kind", "unit", "packaging", "salesPrice", "cost", "vatCategory", "sales", "purchase", "stockManaged", "tracking", "minimumOrderQuantity", "discontinued", "defaultWarehouse", "defaultBin", "responsible", "ean", "barcode", "description" FROM `article`;--> statement-breakpoint
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
CREATE INDEX `article_defaultWarehouse` ON `article` ("defaultWarehouse");--> statement-breakpoint
CREATE INDEX `article_defaultBin` ON `article` ("defaultBin");--> statement-breakpoint
CREATE INDEX `article_responsible` ON `article` ("responsible");--> statement-breakpoint
CREATE INDEX `article_weight` ON `article` ("weight");--> statement-breakpoint
CREATE UNIQUE INDEX `article_ean_unique` ON `article` ("ean" collate nocase);--> statement-breakpoint
CREATE INDEX `article_ean_order` ON `article` (case when "ean" glob '*[^0-9]*' or length("ean") > 20 then "ean" when length("ean") < 10 then length("ean") || "ean" else ':' || length("ean") || "ean" end collate nocase);--> statement-breakpoint
CREATE UNIQUE INDEX `article_barcode_unique` ON `article` ("barcode" collate nocase);--> statement-breakpoint
CREATE INDEX `article_barcode_order` ON `article` (case when "barcode" glob '*[^0-9]*' or length("barcode") > 20 then "barcode" when length("barcode") < 10 then length("barcode") || "barcode" else ':' || length("barcode") || "barcode" end collate nocase);--> statement-breakpoint
CREATE INDEX `article_description` ON `article` ("description" collate nocase);--> statement-breakpoint
CREATE TABLE `__new_putIn` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`warehouse` text NOT NULL,
	`note` text,
	`freight` integer,
	`spreadBy` text,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "putIn_state_check" CHECK("state" in ('draft', 'posted', 'cancelled')),
	CONSTRAINT "putIn_freight_check" CHECK("freight" between 0 and 999999999999999),
	CONSTRAINT "putIn_spreadBy_check" CHECK("spreadBy" in ('value', 'quantity', 'weight'))
);
--> statement-breakpoint
INSERT INTO `__new_putIn`("id", "version", "number", "state", "on", "warehouse", "note") SELECT "id", "version", "number", "state", "on", "warehouse", "note" FROM `putIn`;--> statement-breakpoint
DROP TABLE `putIn`;--> statement-breakpoint
ALTER TABLE `__new_putIn` RENAME TO `putIn`;--> statement-breakpoint
CREATE UNIQUE INDEX `putIn_number_unique` ON `putIn` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `putIn_number_order` ON `putIn` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `putIn_state` ON `putIn` ("state");--> statement-breakpoint
CREATE INDEX `putIn_on` ON `putIn` ("on");--> statement-breakpoint
CREATE INDEX `putIn_warehouse` ON `putIn` ("warehouse");--> statement-breakpoint
CREATE INDEX `putIn_note` ON `putIn` ("note" collate nocase);--> statement-breakpoint
CREATE INDEX `putIn_freight` ON `putIn` ("freight");--> statement-breakpoint
CREATE INDEX `putIn_spreadBy` ON `putIn` ("spreadBy");--> statement-breakpoint
CREATE INDEX `stockMove_article_on` ON `stockMove` (`article`,`on`);--> statement-breakpoint
-- What took something back did so without shares of its own until now.
INSERT INTO `costShare` (`move`, `layer`, `quantity`, `value`)
	SELECT `back`.`id`, `given`.`layer`, -`given`.`quantity`, -`given`.`value`
		FROM `stockMove` AS `back` JOIN `costShare` AS `given` ON `given`.`move` = `back`.`reverses`;
--> statement-breakpoint
INSERT INTO `costShare` (`move`, `layer`, `quantity`, `value`)
	SELECT `back`.`id`, `made`.`id`, `made`.`received`, coalesce((SELECT `came`.`value`
			FROM `costShare` AS `came` JOIN `costLayer` AS `source` ON `source`.`id` = `came`.`layer`
			WHERE `came`.`move` = `made`.`move` AND `source`.`age` = `made`.`age`
				AND `came`.`quantity` = `made`.`received` LIMIT 1), `first`.`value`, 0)
		FROM `stockMove` AS `back` JOIN `stockMove` AS `first` ON `first`.`id` = `back`.`reverses`
		JOIN `costLayer` AS `made` ON `made`.`move` = `first`.`id`;
