PRAGMA foreign_keys=OFF;--> statement-breakpoint
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
	FOREIGN KEY (`document`) REFERENCES `salesOrder`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pack`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
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
PRAGMA foreign_keys=ON;--> statement-breakpoint
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
	`pack` text,
	`packs` integer,
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
	FOREIGN KEY (`pack`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "purchaseOrderLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_packs_check" CHECK("packs" between 0 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_unitCost_check" CHECK("unitCost" between 0 and 999999999999999),
	CONSTRAINT "purchaseOrderLine_costOrigin_check" CHECK("costOrigin" in ('supplier', 'manual')),
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
CREATE INDEX `purchaseOrderLine_pack` ON `purchaseOrderLine` ("pack");--> statement-breakpoint
CREATE INDEX `purchaseOrderLine_packs` ON `purchaseOrderLine` ("packs");--> statement-breakpoint
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
CREATE INDEX `goodsReceiptLine_bin` ON `goodsReceiptLine` ("bin");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_batch` ON `goodsReceiptLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_expiresOn` ON `goodsReceiptLine` ("expiresOn");--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_serials` ON `goodsReceiptLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `goodsReceiptLine_unitCost` ON `goodsReceiptLine` ("unitCost");