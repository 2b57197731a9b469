-- The change log only grows: what was done is taken back by doing something else.
CREATE TRIGGER `change_is_never_updated` BEFORE UPDATE ON `change`
BEGIN
	SELECT raise(ABORT, 'the change log is never updated');
END;
--> statement-breakpoint
CREATE TRIGGER `change_is_never_deleted` BEFORE DELETE ON `change`
BEGIN
	SELECT raise(ABORT, 'the change log is never deleted');
END;
