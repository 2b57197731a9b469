DROP INDEX `stockMove_article`;--> statement-breakpoint
DROP INDEX `stockMove_article_covering`;--> statement-breakpoint
DROP INDEX `stockMove_article_on`;--> statement-breakpoint
CREATE INDEX `stockMove_together` ON `stockMove` (`article`,`on`,`counter`,`toWarehouse`,`toBin`,`fromWarehouse`,`fromBin`,`batch`,`serial`,`quantity`);--> statement-breakpoint
DROP INDEX `reservationEntry_article`;--> statement-breakpoint
CREATE INDEX `reservationEntry_together` ON `reservationEntry` (`article`,`warehouse`);