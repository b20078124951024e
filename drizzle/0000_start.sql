CREATE TABLE `entry` (
	`n` integer PRIMARY KEY NOT NULL,
	`space_n` integer NOT NULL,
	`seq` integer NOT NULL,
	`kind` integer NOT NULL,
	`author` integer NOT NULL,
	`at` integer NOT NULL,
	`eid` blob NOT NULL,
	`kv` integer NOT NULL,
	`gid` blob,
	`erase` blob,
	`body` blob,
	`body_hash` blob,
	`digest` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entry_seq` ON `entry` (`space_n`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `entry_eid` ON `entry` (`space_n`,`eid`);--> statement-breakpoint
CREATE TABLE `erased` (
	`space_n` integer NOT NULL,
	`eid` blob NOT NULL,
	`author` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`space_n`, `eid`, `author`)
);
--> statement-breakpoint
CREATE TABLE `invite` (
	`id` blob PRIMARY KEY NOT NULL,
	`space_n` integer NOT NULL,
	`by_user` blob NOT NULL,
	`expires_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`card` blob NOT NULL,
	`knock_user` blob,
	`knock` blob,
	`joiner_card` blob,
	`box` blob
);
--> statement-breakpoint
CREATE TABLE `known_device` (
	`device` text NOT NULL,
	`user_id` blob NOT NULL,
	`seen_day` integer NOT NULL,
	PRIMARY KEY(`device`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `member` (
	`space_n` integer NOT NULL,
	`slot` integer NOT NULL,
	`user_id` blob NOT NULL,
	PRIMARY KEY(`space_n`, `slot`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_user` ON `member` (`user_id`,`space_n`);--> statement-breakpoint
CREATE TABLE `revealed` (
	`space_n` integer NOT NULL,
	`gid` blob NOT NULL,
	PRIMARY KEY(`space_n`, `gid`)
);
--> statement-breakpoint
CREATE TABLE `sealed` (
	`space_n` integer NOT NULL,
	`gid` blob NOT NULL,
	`slot` integer NOT NULL,
	`eid` blob NOT NULL,
	`kv` integer NOT NULL,
	`at` integer NOT NULL,
	`body` blob NOT NULL,
	PRIMARY KEY(`space_n`, `gid`, `slot`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sealed_eid` ON `sealed` (`space_n`,`eid`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`public_id` text NOT NULL,
	`user_id` blob NOT NULL,
	`expires_at` integer NOT NULL,
	`absolute_at` integer NOT NULL,
	`created_day` integer NOT NULL,
	`seen_day` integer NOT NULL,
	`label` blob,
	`device` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_public_id_unique` ON `session` (`public_id`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `space` (
	`n` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` blob NOT NULL,
	`kind` text NOT NULL,
	`head` integer NOT NULL,
	`digest` blob NOT NULL,
	`open` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `space_id_unique` ON `space` (`id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` blob PRIMARY KEY NOT NULL,
	`handle_mac` blob NOT NULL,
	`auth_method` text NOT NULL,
	`kdf` integer NOT NULL,
	`salt` blob NOT NULL,
	`verifier` blob NOT NULL,
	`wrap_pw` blob NOT NULL,
	`rc_verifier` blob NOT NULL,
	`wrap_rc` blob NOT NULL,
	`vault` blob NOT NULL,
	`vault_rev` integer NOT NULL,
	`wrap_rev` integer NOT NULL,
	`rc_rev` integer NOT NULL,
	`created_day` integer NOT NULL,
	`seen_day` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_handle_mac_unique` ON `user` (`handle_mac`);