CREATE TABLE `batch` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`article` text NOT NULL,
	`code` text NOT NULL,
	`expiresOn` text,
	`note` text,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `batch_article_code_unique` ON `batch` (`article`,`code`);--> statement-breakpoint
CREATE INDEX `batch_article` ON `batch` ("article");--> statement-breakpoint
CREATE INDEX `batch_code` ON `batch` ("code" collate nocase);--> statement-breakpoint
CREATE INDEX `batch_expiresOn` ON `batch` ("expiresOn");--> statement-breakpoint
CREATE INDEX `batch_note` ON `batch` ("note" collate nocase);--> statement-breakpoint
ALTER TABLE `putInLine` ADD `expiresOn` text;--> statement-breakpoint
CREATE INDEX `putInLine_expiresOn` ON `putInLine` ("expiresOn");