CREATE TABLE `company` (
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
	`inventory` integer NOT NULL,
	`procurement` integer NOT NULL,
	FOREIGN KEY (`country`) REFERENCES `country`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`currency`) REFERENCES `currency`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "company_costMethod_check" CHECK("costMethod" in ('fifo', 'average')),
	CONSTRAINT "company_inventory_check" CHECK("inventory" in (0, 1)),
	CONSTRAINT "company_procurement_check" CHECK("procurement" in (0, 1))
);
--> statement-breakpoint
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
CREATE INDEX `company_inventory` ON `company` ("inventory");--> statement-breakpoint
CREATE INDEX `company_procurement` ON `company` ("procurement");--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`login` text NOT NULL,
	`firstName` text,
	`name` text NOT NULL,
	`email` text,
	`language` text NOT NULL,
	`active` integer NOT NULL,
	CONSTRAINT "user_language_check" CHECK("language" in ('en', 'de', 'pl', 'tr')),
	CONSTRAINT "user_active_check" CHECK("active" in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_login_unique` ON `user` ("login" collate nocase);--> statement-breakpoint
CREATE INDEX `user_login_order` ON `user` (case when "login" glob '*[^0-9]*' or length("login") > 20 then "login" when length("login") < 10 then length("login") || "login" else ':' || length("login") || "login" end collate nocase);--> statement-breakpoint
CREATE INDEX `user_firstName` ON `user` ("firstName" collate nocase);--> statement-breakpoint
CREATE INDEX `user_name` ON `user` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `user_email` ON `user` ("email" collate nocase);--> statement-breakpoint
CREATE INDEX `user_language` ON `user` ("language");--> statement-breakpoint
CREATE INDEX `user_active` ON `user` ("active");--> statement-breakpoint
CREATE TABLE `role` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`key` text,
	`name` text NOT NULL,
	`description` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `role_key_unique` ON `role` ("key" collate nocase);--> statement-breakpoint
CREATE INDEX `role_key_order` ON `role` (case when "key" glob '*[^0-9]*' or length("key") > 20 then "key" when length("key") < 10 then length("key") || "key" else ':' || length("key") || "key" end collate nocase);--> statement-breakpoint
CREATE UNIQUE INDEX `role_name_unique` ON `role` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `role_name_order` ON `role` (case when "name" glob '*[^0-9]*' or length("name") > 20 then "name" when length("name") < 10 then length("name") || "name" else ':' || length("name") || "name" end collate nocase);--> statement-breakpoint
CREATE INDEX `role_description` ON `role` ("description" collate nocase);--> statement-breakpoint
CREATE TABLE `roleGrant` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`role` text NOT NULL,
	`grant` text NOT NULL,
	FOREIGN KEY (`role`) REFERENCES `role`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `roleGrant_role_grant_unique` ON `roleGrant` (`role`,`grant`);--> statement-breakpoint
CREATE INDEX `roleGrant_role` ON `roleGrant` ("role");--> statement-breakpoint
CREATE INDEX `roleGrant_grant` ON `roleGrant` ("grant" collate nocase);--> statement-breakpoint
CREATE TABLE `userRole` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`user` text NOT NULL,
	`role` text NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`role`) REFERENCES `role`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `userRole_user_role_unique` ON `userRole` (`user`,`role`);--> statement-breakpoint
CREATE INDEX `userRole_user` ON `userRole` ("user");--> statement-breakpoint
CREATE INDEX `userRole_role` ON `userRole` ("role");--> statement-breakpoint
CREATE TABLE `employee` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`name` text NOT NULL,
	`firstName` text,
	`email` text,
	`phone` text,
	`user` text,
	`active` integer NOT NULL,
	`sales` integer NOT NULL,
	`billing` integer NOT NULL,
	`purchasing` integer NOT NULL,
	`warehousing` integer NOT NULL,
	`shipping` integer NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "employee_active_check" CHECK("active" in (0, 1)),
	CONSTRAINT "employee_sales_check" CHECK("sales" in (0, 1)),
	CONSTRAINT "employee_billing_check" CHECK("billing" in (0, 1)),
	CONSTRAINT "employee_purchasing_check" CHECK("purchasing" in (0, 1)),
	CONSTRAINT "employee_warehousing_check" CHECK("warehousing" in (0, 1)),
	CONSTRAINT "employee_shipping_check" CHECK("shipping" in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `employee_number_unique` ON `employee` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `employee_number_order` ON `employee` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `employee_name` ON `employee` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `employee_firstName` ON `employee` ("firstName" collate nocase);--> statement-breakpoint
CREATE INDEX `employee_email` ON `employee` ("email" collate nocase);--> statement-breakpoint
CREATE INDEX `employee_phone` ON `employee` ("phone" collate nocase);--> statement-breakpoint
CREATE UNIQUE INDEX `employee_user_unique` ON `employee` ("user");--> statement-breakpoint
CREATE INDEX `employee_active` ON `employee` ("active");--> statement-breakpoint
CREATE INDEX `employee_sales` ON `employee` ("sales");--> statement-breakpoint
CREATE INDEX `employee_billing` ON `employee` ("billing");--> statement-breakpoint
CREATE INDEX `employee_purchasing` ON `employee` ("purchasing");--> statement-breakpoint
CREATE INDEX `employee_warehousing` ON `employee` ("warehousing");--> statement-breakpoint
CREATE INDEX `employee_shipping` ON `employee` ("shipping");--> statement-breakpoint
CREATE TABLE `unit` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`decimals` integer NOT NULL,
	CONSTRAINT "unit_decimals_check" CHECK("decimals" between 0 and 4)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_code_unique` ON `unit` ("code" collate nocase);--> statement-breakpoint
CREATE INDEX `unit_code_order` ON `unit` (case when "code" glob '*[^0-9]*' or length("code") > 20 then "code" when length("code") < 10 then length("code") || "code" else ':' || length("code") || "code" end collate nocase);--> statement-breakpoint
CREATE INDEX `unit_name` ON `unit` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `unit_decimals` ON `unit` ("decimals");--> statement-breakpoint
CREATE TABLE `articleUnit` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`article` text NOT NULL,
	`unit` text NOT NULL,
	`numerator` integer NOT NULL,
	`denominator` integer NOT NULL,
	`buying` integer NOT NULL,
	`buyingDefault` integer NOT NULL,
	`selling` integer NOT NULL,
	`sellingDefault` integer NOT NULL,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "articleUnit_numerator_check" CHECK("numerator" between 1 and 999999999999999),
	CONSTRAINT "articleUnit_denominator_check" CHECK("denominator" between 1 and 999999999999999),
	CONSTRAINT "articleUnit_buying_check" CHECK("buying" in (0, 1)),
	CONSTRAINT "articleUnit_buyingDefault_check" CHECK("buyingDefault" in (0, 1)),
	CONSTRAINT "articleUnit_selling_check" CHECK("selling" in (0, 1)),
	CONSTRAINT "articleUnit_sellingDefault_check" CHECK("sellingDefault" in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `articleUnit_article_unit_unique` ON `articleUnit` (`article`,`unit`);--> statement-breakpoint
CREATE UNIQUE INDEX `articleUnit_buyingDefault_one` ON `articleUnit` (`article`) WHERE "buyingDefault" = 1;--> statement-breakpoint
CREATE UNIQUE INDEX `articleUnit_sellingDefault_one` ON `articleUnit` (`article`) WHERE "sellingDefault" = 1;--> statement-breakpoint
CREATE INDEX `articleUnit_article` ON `articleUnit` ("article");--> statement-breakpoint
CREATE INDEX `articleUnit_unit` ON `articleUnit` ("unit");--> statement-breakpoint
CREATE INDEX `articleUnit_numerator` ON `articleUnit` ("numerator");--> statement-breakpoint
CREATE INDEX `articleUnit_denominator` ON `articleUnit` ("denominator");--> statement-breakpoint
CREATE INDEX `articleUnit_buying` ON `articleUnit` ("buying");--> statement-breakpoint
CREATE INDEX `articleUnit_buyingDefault` ON `articleUnit` ("buyingDefault");--> statement-breakpoint
CREATE INDEX `articleUnit_selling` ON `articleUnit` ("selling");--> statement-breakpoint
CREATE INDEX `articleUnit_sellingDefault` ON `articleUnit` ("sellingDefault");--> statement-breakpoint
CREATE TABLE `category` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`name` text NOT NULL,
	`description` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `category_number_unique` ON `category` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `category_number_order` ON `category` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE UNIQUE INDEX `category_name_unique` ON `category` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `category_name_order` ON `category` (case when "name" glob '*[^0-9]*' or length("name") > 20 then "name" when length("name") < 10 then length("name") || "name" else ':' || length("name") || "name" end collate nocase);--> statement-breakpoint
CREATE INDEX `category_description` ON `category` ("description" collate nocase);--> statement-breakpoint
CREATE TABLE `article` (
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
	`ean` text,
	`barcode` text,
	`description` text,
	FOREIGN KEY (`category`) REFERENCES `category`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`defaultWarehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`defaultBin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "article_kind_check" CHECK("kind" in ('goods', 'rawMaterial', 'workInProgress', 'finishedGoods', 'service')),
	CONSTRAINT "article_salesPrice_check" CHECK("salesPrice" between 0 and 999999999999999),
	CONSTRAINT "article_cost_check" CHECK("cost" between 0 and 999999999999999),
	CONSTRAINT "article_vatCategory_check" CHECK("vatCategory" in ('standard', 'reduced', 'superReduced', 'zero', 'exempt')),
	CONSTRAINT "article_sales_check" CHECK("sales" in (0, 1)),
	CONSTRAINT "article_purchase_check" CHECK("purchase" in (0, 1)),
	CONSTRAINT "article_stockManaged_check" CHECK("stockManaged" in (0, 1)),
	CONSTRAINT "article_tracking_check" CHECK("tracking" in ('none', 'batch', 'serial')),
	CONSTRAINT "article_minimumOrderQuantity_check" CHECK("minimumOrderQuantity" between 0 and 999999999999999),
	CONSTRAINT "article_discontinued_check" CHECK("discontinued" in (0, 1))
);
--> statement-breakpoint
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
CREATE UNIQUE INDEX `article_ean_unique` ON `article` ("ean" collate nocase);--> statement-breakpoint
CREATE INDEX `article_ean_order` ON `article` (case when "ean" glob '*[^0-9]*' or length("ean") > 20 then "ean" when length("ean") < 10 then length("ean") || "ean" else ':' || length("ean") || "ean" end collate nocase);--> statement-breakpoint
CREATE UNIQUE INDEX `article_barcode_unique` ON `article` ("barcode" collate nocase);--> statement-breakpoint
CREATE INDEX `article_barcode_order` ON `article` (case when "barcode" glob '*[^0-9]*' or length("barcode") > 20 then "barcode" when length("barcode") < 10 then length("barcode") || "barcode" else ':' || length("barcode") || "barcode" end collate nocase);--> statement-breakpoint
CREATE INDEX `article_description` ON `article` ("description" collate nocase);--> statement-breakpoint
CREATE TABLE `priceGroup` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`description` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `priceGroup_name_unique` ON `priceGroup` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `priceGroup_name_order` ON `priceGroup` (case when "name" glob '*[^0-9]*' or length("name") > 20 then "name" when length("name") < 10 then length("name") || "name" else ':' || length("name") || "name" end collate nocase);--> statement-breakpoint
CREATE INDEX `priceGroup_description` ON `priceGroup` ("description" collate nocase);--> statement-breakpoint
CREATE TABLE `priceList` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`currency` text NOT NULL,
	`validFrom` text,
	`validUntil` text,
	`description` text,
	FOREIGN KEY (`currency`) REFERENCES `currency`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `priceList_name_unique` ON `priceList` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `priceList_name_order` ON `priceList` (case when "name" glob '*[^0-9]*' or length("name") > 20 then "name" when length("name") < 10 then length("name") || "name" else ':' || length("name") || "name" end collate nocase);--> statement-breakpoint
CREATE INDEX `priceList_currency` ON `priceList` ("currency");--> statement-breakpoint
CREATE INDEX `priceList_validFrom` ON `priceList` ("validFrom");--> statement-breakpoint
CREATE INDEX `priceList_validUntil` ON `priceList` ("validUntil");--> statement-breakpoint
CREATE INDEX `priceList_description` ON `priceList` ("description" collate nocase);--> statement-breakpoint
CREATE TABLE `articlePrice` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`priceList` text NOT NULL,
	`article` text NOT NULL,
	`fromQuantity` integer NOT NULL,
	`price` integer NOT NULL,
	FOREIGN KEY (`priceList`) REFERENCES `priceList`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "articlePrice_fromQuantity_check" CHECK("fromQuantity" between 0 and 999999999999999),
	CONSTRAINT "articlePrice_price_check" CHECK("price" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `articlePrice_priceList_article_fromQuantity_unique` ON `articlePrice` (`priceList`,`article`,`fromQuantity`);--> statement-breakpoint
CREATE INDEX `articlePrice_priceList` ON `articlePrice` ("priceList");--> statement-breakpoint
CREATE INDEX `articlePrice_article` ON `articlePrice` ("article");--> statement-breakpoint
CREATE INDEX `articlePrice_fromQuantity` ON `articlePrice` ("fromQuantity");--> statement-breakpoint
CREATE INDEX `articlePrice_price` ON `articlePrice` ("price");--> statement-breakpoint
CREATE TABLE `customerPrice` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`partner` text NOT NULL,
	`article` text NOT NULL,
	`price` integer NOT NULL,
	FOREIGN KEY (`partner`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "customerPrice_price_check" CHECK("price" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customerPrice_partner_article_unique` ON `customerPrice` (`partner`,`article`);--> statement-breakpoint
CREATE INDEX `customerPrice_partner` ON `customerPrice` ("partner");--> statement-breakpoint
CREATE INDEX `customerPrice_article` ON `customerPrice` ("article");--> statement-breakpoint
CREATE INDEX `customerPrice_price` ON `customerPrice` ("price");--> statement-breakpoint
CREATE TABLE `groupPrice` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`priceGroup` text NOT NULL,
	`article` text NOT NULL,
	`price` integer NOT NULL,
	FOREIGN KEY (`priceGroup`) REFERENCES `priceGroup`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "groupPrice_price_check" CHECK("price" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `groupPrice_priceGroup_article_unique` ON `groupPrice` (`priceGroup`,`article`);--> statement-breakpoint
CREATE INDEX `groupPrice_priceGroup` ON `groupPrice` ("priceGroup");--> statement-breakpoint
CREATE INDEX `groupPrice_article` ON `groupPrice` ("article");--> statement-breakpoint
CREATE INDEX `groupPrice_price` ON `groupPrice` ("price");--> statement-breakpoint
CREATE TABLE `partner` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text NOT NULL,
	`name` text NOT NULL,
	`customer` integer NOT NULL,
	`supplier` integer NOT NULL,
	`vatId` text,
	`priceGroup` text,
	`paymentTerm` text,
	`currency` text,
	`creditLimit` integer,
	`language` text,
	`phone` text,
	`fax` text,
	`email` text,
	`website` text,
	`active` integer NOT NULL,
	`description` text,
	FOREIGN KEY (`priceGroup`) REFERENCES `priceGroup`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`paymentTerm`) REFERENCES `paymentTerm`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`currency`) REFERENCES `currency`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "partner_customer_check" CHECK("customer" in (0, 1)),
	CONSTRAINT "partner_supplier_check" CHECK("supplier" in (0, 1)),
	CONSTRAINT "partner_creditLimit_check" CHECK("creditLimit" between 0 and 999999999999999),
	CONSTRAINT "partner_language_check" CHECK("language" in ('en', 'de', 'pl', 'tr')),
	CONSTRAINT "partner_active_check" CHECK("active" in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `partner_number_unique` ON `partner` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `partner_number_order` ON `partner` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `partner_name` ON `partner` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `partner_customer` ON `partner` ("customer");--> statement-breakpoint
CREATE INDEX `partner_supplier` ON `partner` ("supplier");--> statement-breakpoint
CREATE INDEX `partner_vatId` ON `partner` ("vatId" collate nocase);--> statement-breakpoint
CREATE INDEX `partner_priceGroup` ON `partner` ("priceGroup");--> statement-breakpoint
CREATE INDEX `partner_paymentTerm` ON `partner` ("paymentTerm");--> statement-breakpoint
CREATE INDEX `partner_currency` ON `partner` ("currency");--> statement-breakpoint
CREATE INDEX `partner_creditLimit` ON `partner` ("creditLimit");--> statement-breakpoint
CREATE INDEX `partner_language` ON `partner` ("language");--> statement-breakpoint
CREATE INDEX `partner_phone` ON `partner` ("phone" collate nocase);--> statement-breakpoint
CREATE INDEX `partner_fax` ON `partner` ("fax" collate nocase);--> statement-breakpoint
CREATE INDEX `partner_email` ON `partner` ("email" collate nocase);--> statement-breakpoint
CREATE INDEX `partner_website` ON `partner` ("website" collate nocase);--> statement-breakpoint
CREATE INDEX `partner_active` ON `partner` ("active");--> statement-breakpoint
CREATE INDEX `partner_description` ON `partner` ("description" collate nocase);--> statement-breakpoint
CREATE TABLE `address` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`partner` text NOT NULL,
	`name` text,
	`street` text,
	`postalCode` text,
	`city` text NOT NULL,
	`region` text,
	`country` text NOT NULL,
	`invoice` integer NOT NULL,
	`invoiceDefault` integer NOT NULL,
	`delivery` integer NOT NULL,
	`deliveryDefault` integer NOT NULL,
	`order` integer NOT NULL,
	`orderDefault` integer NOT NULL,
	FOREIGN KEY (`partner`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`country`) REFERENCES `country`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "address_invoice_check" CHECK("invoice" in (0, 1)),
	CONSTRAINT "address_invoiceDefault_check" CHECK("invoiceDefault" in (0, 1)),
	CONSTRAINT "address_delivery_check" CHECK("delivery" in (0, 1)),
	CONSTRAINT "address_deliveryDefault_check" CHECK("deliveryDefault" in (0, 1)),
	CONSTRAINT "address_order_check" CHECK("order" in (0, 1)),
	CONSTRAINT "address_orderDefault_check" CHECK("orderDefault" in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `address_invoiceDefault_one` ON `address` (`partner`) WHERE "invoiceDefault" = 1;--> statement-breakpoint
CREATE UNIQUE INDEX `address_deliveryDefault_one` ON `address` (`partner`) WHERE "deliveryDefault" = 1;--> statement-breakpoint
CREATE UNIQUE INDEX `address_orderDefault_one` ON `address` (`partner`) WHERE "orderDefault" = 1;--> statement-breakpoint
CREATE INDEX `address_partner` ON `address` ("partner");--> statement-breakpoint
CREATE INDEX `address_name` ON `address` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `address_street` ON `address` ("street" collate nocase);--> statement-breakpoint
CREATE INDEX `address_postalCode` ON `address` ("postalCode" collate nocase);--> statement-breakpoint
CREATE INDEX `address_city` ON `address` ("city" collate nocase);--> statement-breakpoint
CREATE INDEX `address_region` ON `address` ("region" collate nocase);--> statement-breakpoint
CREATE INDEX `address_country` ON `address` ("country");--> statement-breakpoint
CREATE INDEX `address_invoice` ON `address` ("invoice");--> statement-breakpoint
CREATE INDEX `address_invoiceDefault` ON `address` ("invoiceDefault");--> statement-breakpoint
CREATE INDEX `address_delivery` ON `address` ("delivery");--> statement-breakpoint
CREATE INDEX `address_deliveryDefault` ON `address` ("deliveryDefault");--> statement-breakpoint
CREATE INDEX `address_order` ON `address` ("order");--> statement-breakpoint
CREATE INDEX `address_orderDefault` ON `address` ("orderDefault");--> statement-breakpoint
CREATE TABLE `contact` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`partner` text NOT NULL,
	`name` text NOT NULL,
	`title` text,
	`email` text,
	`phone` text,
	`language` text,
	`preferred` integer NOT NULL,
	FOREIGN KEY (`partner`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contact_language_check" CHECK("language" in ('en', 'de', 'pl', 'tr')),
	CONSTRAINT "contact_preferred_check" CHECK("preferred" in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_preferred_one` ON `contact` (`partner`) WHERE "preferred" = 1;--> statement-breakpoint
CREATE INDEX `contact_partner` ON `contact` ("partner");--> statement-breakpoint
CREATE INDEX `contact_name` ON `contact` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `contact_title` ON `contact` ("title" collate nocase);--> statement-breakpoint
CREATE INDEX `contact_email` ON `contact` ("email" collate nocase);--> statement-breakpoint
CREATE INDEX `contact_phone` ON `contact` ("phone" collate nocase);--> statement-breakpoint
CREATE INDEX `contact_language` ON `contact` ("language");--> statement-breakpoint
CREATE INDEX `contact_preferred` ON `contact` ("preferred");--> statement-breakpoint
CREATE TABLE `country` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`alias` text,
	`countryGroup` text NOT NULL,
	FOREIGN KEY (`countryGroup`) REFERENCES `countryGroup`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `country_code_unique` ON `country` ("code" collate nocase);--> statement-breakpoint
CREATE INDEX `country_code_order` ON `country` (case when "code" glob '*[^0-9]*' or length("code") > 20 then "code" when length("code") < 10 then length("code") || "code" else ':' || length("code") || "code" end collate nocase);--> statement-breakpoint
CREATE UNIQUE INDEX `country_name_unique` ON `country` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `country_name_order` ON `country` (case when "name" glob '*[^0-9]*' or length("name") > 20 then "name" when length("name") < 10 then length("name") || "name" else ':' || length("name") || "name" end collate nocase);--> statement-breakpoint
CREATE UNIQUE INDEX `country_alias_unique` ON `country` ("alias" collate nocase);--> statement-breakpoint
CREATE INDEX `country_alias_order` ON `country` (case when "alias" glob '*[^0-9]*' or length("alias") > 20 then "alias" when length("alias") < 10 then length("alias") || "alias" else ':' || length("alias") || "alias" end collate nocase);--> statement-breakpoint
CREATE INDEX `country_countryGroup` ON `country` ("countryGroup");--> statement-breakpoint
CREATE TABLE `countryGroup` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	CONSTRAINT "countryGroup_key_check" CHECK("key" in ('domestic', 'eu', 'third'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `countryGroup_key_unique` ON `countryGroup` ("key");--> statement-breakpoint
CREATE UNIQUE INDEX `countryGroup_name_unique` ON `countryGroup` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `countryGroup_name_order` ON `countryGroup` (case when "name" glob '*[^0-9]*' or length("name") > 20 then "name" when length("name") < 10 then length("name") || "name" else ':' || length("name") || "name" end collate nocase);--> statement-breakpoint
CREATE TABLE `vatCode` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`countryGroup` text NOT NULL,
	`category` text,
	`treatment` text NOT NULL,
	FOREIGN KEY (`countryGroup`) REFERENCES `countryGroup`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vatCode_category_check" CHECK("category" in ('standard', 'reduced', 'superReduced', 'zero', 'exempt')),
	CONSTRAINT "vatCode_treatment_check" CHECK("treatment" in ('taxed', 'euSupply', 'reverseCharge', 'export'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vatCode_code_unique` ON `vatCode` ("code" collate nocase);--> statement-breakpoint
CREATE INDEX `vatCode_code_order` ON `vatCode` (case when "code" glob '*[^0-9]*' or length("code") > 20 then "code" when length("code") < 10 then length("code") || "code" else ':' || length("code") || "code" end collate nocase);--> statement-breakpoint
CREATE INDEX `vatCode_name` ON `vatCode` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `vatCode_countryGroup` ON `vatCode` ("countryGroup");--> statement-breakpoint
CREATE INDEX `vatCode_category` ON `vatCode` ("category");--> statement-breakpoint
CREATE INDEX `vatCode_treatment` ON `vatCode` ("treatment");--> statement-breakpoint
CREATE TABLE `vatRate` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`vatCode` text NOT NULL,
	`validFrom` text,
	`percent` integer NOT NULL,
	FOREIGN KEY (`vatCode`) REFERENCES `vatCode`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vatRate_percent_check" CHECK("percent" between 0 and 1000000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vatRate_vatCode_validFrom_unique` ON `vatRate` (`vatCode`,`validFrom`);--> statement-breakpoint
CREATE INDEX `vatRate_vatCode` ON `vatRate` ("vatCode");--> statement-breakpoint
CREATE INDEX `vatRate_validFrom` ON `vatRate` ("validFrom");--> statement-breakpoint
CREATE INDEX `vatRate_percent` ON `vatRate` ("percent");--> statement-breakpoint
CREATE TABLE `supplierArticle` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`article` text NOT NULL,
	`supplier` text NOT NULL,
	`number` text,
	`price` integer,
	`currency` text,
	`minimumOrderQuantity` integer,
	`leadTimeDays` integer,
	`preferred` integer NOT NULL,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`currency`) REFERENCES `currency`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "supplierArticle_price_check" CHECK("price" between 0 and 999999999999999),
	CONSTRAINT "supplierArticle_minimumOrderQuantity_check" CHECK("minimumOrderQuantity" between 0 and 999999999999999),
	CONSTRAINT "supplierArticle_leadTimeDays_check" CHECK("leadTimeDays" between 0 and 3650),
	CONSTRAINT "supplierArticle_preferred_check" CHECK("preferred" in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `supplierArticle_article_supplier_unique` ON `supplierArticle` (`article`,`supplier`);--> statement-breakpoint
CREATE UNIQUE INDEX `supplierArticle_preferred_one` ON `supplierArticle` (`article`) WHERE "preferred" = 1;--> statement-breakpoint
CREATE INDEX `supplierArticle_article` ON `supplierArticle` ("article");--> statement-breakpoint
CREATE INDEX `supplierArticle_supplier` ON `supplierArticle` ("supplier");--> statement-breakpoint
CREATE INDEX `supplierArticle_number` ON `supplierArticle` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `supplierArticle_price` ON `supplierArticle` ("price");--> statement-breakpoint
CREATE INDEX `supplierArticle_currency` ON `supplierArticle` ("currency");--> statement-breakpoint
CREATE INDEX `supplierArticle_minimumOrderQuantity` ON `supplierArticle` ("minimumOrderQuantity");--> statement-breakpoint
CREATE INDEX `supplierArticle_leadTimeDays` ON `supplierArticle` ("leadTimeDays");--> statement-breakpoint
CREATE INDEX `supplierArticle_preferred` ON `supplierArticle` ("preferred");--> statement-breakpoint
CREATE TABLE `supplierPrice` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`supplierArticle` text NOT NULL,
	`fromQuantity` integer NOT NULL,
	`price` integer NOT NULL,
	FOREIGN KEY (`supplierArticle`) REFERENCES `supplierArticle`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "supplierPrice_fromQuantity_check" CHECK("fromQuantity" between 0 and 999999999999999),
	CONSTRAINT "supplierPrice_price_check" CHECK("price" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `supplierPrice_supplierArticle_fromQuantity_unique` ON `supplierPrice` (`supplierArticle`,`fromQuantity`);--> statement-breakpoint
CREATE INDEX `supplierPrice_supplierArticle` ON `supplierPrice` ("supplierArticle");--> statement-breakpoint
CREATE INDEX `supplierPrice_fromQuantity` ON `supplierPrice` ("fromQuantity");--> statement-breakpoint
CREATE INDEX `supplierPrice_price` ON `supplierPrice` ("price");--> statement-breakpoint
CREATE TABLE `warehouse` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`shipping` integer NOT NULL,
	`active` integer NOT NULL,
	CONSTRAINT "warehouse_shipping_check" CHECK("shipping" in (0, 1)),
	CONSTRAINT "warehouse_active_check" CHECK("active" in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `warehouse_code_unique` ON `warehouse` ("code" collate nocase);--> statement-breakpoint
CREATE INDEX `warehouse_code_order` ON `warehouse` (case when "code" glob '*[^0-9]*' or length("code") > 20 then "code" when length("code") < 10 then length("code") || "code" else ':' || length("code") || "code" end collate nocase);--> statement-breakpoint
CREATE UNIQUE INDEX `warehouse_name_unique` ON `warehouse` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `warehouse_name_order` ON `warehouse` (case when "name" glob '*[^0-9]*' or length("name") > 20 then "name" when length("name") < 10 then length("name") || "name" else ':' || length("name") || "name" end collate nocase);--> statement-breakpoint
CREATE INDEX `warehouse_shipping` ON `warehouse` ("shipping");--> statement-breakpoint
CREATE INDEX `warehouse_active` ON `warehouse` ("active");--> statement-breakpoint
CREATE TABLE `bin` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`warehouse` text NOT NULL,
	`code` text NOT NULL,
	`name` text,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bin_warehouse_code_unique` ON `bin` (`warehouse`,`code`);--> statement-breakpoint
CREATE INDEX `bin_warehouse` ON `bin` ("warehouse");--> statement-breakpoint
CREATE INDEX `bin_code` ON `bin` ("code" collate nocase);--> statement-breakpoint
CREATE INDEX `bin_name` ON `bin` ("name" collate nocase);--> statement-breakpoint
CREATE TABLE `currency` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`decimals` integer NOT NULL,
	CONSTRAINT "currency_decimals_check" CHECK("decimals" between 0 and 4)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `currency_code_unique` ON `currency` ("code" collate nocase);--> statement-breakpoint
CREATE INDEX `currency_code_order` ON `currency` (case when "code" glob '*[^0-9]*' or length("code") > 20 then "code" when length("code") < 10 then length("code") || "code" else ':' || length("code") || "code" end collate nocase);--> statement-breakpoint
CREATE INDEX `currency_name` ON `currency` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `currency_decimals` ON `currency` ("decimals");--> statement-breakpoint
CREATE TABLE `exchangeRate` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`currency` text NOT NULL,
	`validFrom` text NOT NULL,
	`rate` integer NOT NULL,
	FOREIGN KEY (`currency`) REFERENCES `currency`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "exchangeRate_rate_check" CHECK("rate" between -999999999999999 and 999999999999999)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchangeRate_currency_validFrom_unique` ON `exchangeRate` (`currency`,`validFrom`);--> statement-breakpoint
CREATE INDEX `exchangeRate_currency` ON `exchangeRate` ("currency");--> statement-breakpoint
CREATE INDEX `exchangeRate_validFrom` ON `exchangeRate` ("validFrom");--> statement-breakpoint
CREATE INDEX `exchangeRate_rate` ON `exchangeRate` ("rate");--> statement-breakpoint
CREATE TABLE `paymentTerm` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`dueDays` integer NOT NULL,
	`discountDays` integer,
	`discountPercent` integer,
	CONSTRAINT "paymentTerm_dueDays_check" CHECK("dueDays" between 0 and 3650),
	CONSTRAINT "paymentTerm_discountDays_check" CHECK("discountDays" between 0 and 3650),
	CONSTRAINT "paymentTerm_discountPercent_check" CHECK("discountPercent" between 0 and 1000000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `paymentTerm_name_unique` ON `paymentTerm` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `paymentTerm_name_order` ON `paymentTerm` (case when "name" glob '*[^0-9]*' or length("name") > 20 then "name" when length("name") < 10 then length("name") || "name" else ':' || length("name") || "name" end collate nocase);--> statement-breakpoint
CREATE INDEX `paymentTerm_dueDays` ON `paymentTerm` ("dueDays");--> statement-breakpoint
CREATE INDEX `paymentTerm_discountDays` ON `paymentTerm` ("discountDays");--> statement-breakpoint
CREATE INDEX `paymentTerm_discountPercent` ON `paymentTerm` ("discountPercent");--> statement-breakpoint
CREATE TABLE `numberRange` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`key` text,
	`name` text NOT NULL,
	`prefix` text,
	`next` integer NOT NULL,
	`digits` integer NOT NULL,
	CONSTRAINT "numberRange_next_check" CHECK("next" between 1 and 999999999999),
	CONSTRAINT "numberRange_digits_check" CHECK("digits" between 1 and 12)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `numberRange_key_unique` ON `numberRange` ("key" collate nocase);--> statement-breakpoint
CREATE INDEX `numberRange_key_order` ON `numberRange` (case when "key" glob '*[^0-9]*' or length("key") > 20 then "key" when length("key") < 10 then length("key") || "key" else ':' || length("key") || "key" end collate nocase);--> statement-breakpoint
CREATE UNIQUE INDEX `numberRange_name_unique` ON `numberRange` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `numberRange_name_order` ON `numberRange` (case when "name" glob '*[^0-9]*' or length("name") > 20 then "name" when length("name") < 10 then length("name") || "name" else ':' || length("name") || "name" end collate nocase);--> statement-breakpoint
CREATE INDEX `numberRange_prefix` ON `numberRange` ("prefix" collate nocase);--> statement-breakpoint
CREATE INDEX `numberRange_next` ON `numberRange` ("next");--> statement-breakpoint
CREATE INDEX `numberRange_digits` ON `numberRange` ("digits");--> statement-breakpoint
CREATE TABLE `change` (
	`operation` integer NOT NULL,
	`entity` text NOT NULL,
	`row` text NOT NULL,
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`operation`) REFERENCES `operation`(`sequence`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `change_operation` ON `change` (`operation`);--> statement-breakpoint
CREATE INDEX `change_row` ON `change` (`row`,`operation`);--> statement-breakpoint
CREATE TABLE `fact` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `importMapping` (
	`user` text NOT NULL,
	`entity` text NOT NULL,
	`header` text NOT NULL,
	`mapping` text NOT NULL,
	PRIMARY KEY(`user`, `entity`, `header`)
);
--> statement-breakpoint
CREATE TABLE `operation` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`at` text NOT NULL,
	`user` text NOT NULL,
	`who` text NOT NULL,
	`source` text NOT NULL,
	`entity` text NOT NULL,
	`request` text NOT NULL,
	`inserted` integer NOT NULL,
	`updated` integer NOT NULL,
	`deleted` integer NOT NULL,
	`undoes` text,
	`undone` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operation_id_unique` ON `operation` (`id`);--> statement-breakpoint
CREATE INDEX `operation_entity` ON `operation` (`entity`,`sequence`);--> statement-breakpoint
CREATE TABLE `preference` (
	`user` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`user`, `key`)
);
--> statement-breakpoint
CREATE TABLE `savedView` (
	`id` text PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`name` text NOT NULL,
	`user` text NOT NULL,
	`shared` integer NOT NULL,
	`view` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `savedView_entity` ON `savedView` (`entity`);--> statement-breakpoint
CREATE TABLE `apiToken` (
	`id` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`scopes` text NOT NULL,
	`createdAt` integer NOT NULL,
	`expiresAt` integer NOT NULL,
	`lastUsedAt` integer,
	FOREIGN KEY (`user`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `apiToken_hash_unique` ON `apiToken` (`hash`);--> statement-breakpoint
CREATE INDEX `apiToken_user` ON `apiToken` (`user`);--> statement-breakpoint
CREATE TABLE `credential` (
	`user` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`changedAt` integer NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`createdAt` integer NOT NULL,
	`lastUsedAt` integer NOT NULL,
	`expiresAt` integer NOT NULL,
	`roles` text NOT NULL,
	`agent` text NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user`);--> statement-breakpoint
CREATE INDEX `session_expiresAt` ON `session` (`expiresAt`);