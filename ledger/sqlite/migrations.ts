/**
 * The record and what cannot be made again from it; projections bring their own tables (ledger/projections), those of
 * version 10 are only where they began. Numbered in tens, never edited once shipped, each in one transaction with its number in `user_version`.
 * A file with a higher number comes from a newer program and is refused, not guessed at.
 */
export type Migration = { readonly version: number; readonly sql: string }

export const migrations: readonly Migration[] = [
  {
    version: 10,
    sql: `
-- The record. bytes: UTF-8 JSON of one accepted command and its events; hash: SHA-256(previous hash || bytes), the first
-- previous hash being 32 zero bytes. Everything below can be made again from here, except keys, device and row numbers.
CREATE TABLE entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL, hash BLOB NOT NULL) STRICT;

-- Row numbers of streams: local to this file, given once, kept across every rebuild.
CREATE TABLE stream (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL) STRICT;
CREATE TABLE stream_entry (stream INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (stream, seq)) STRICT, WITHOUT ROWID;

-- One key a stream (AES-256). Not hashed, so that dropping a key erases the words and leaves the chain whole.
CREATE TABLE stream_key (stream INTEGER PRIMARY KEY, key BLOB NOT NULL) STRICT;

-- A replayed command finds its first verdict here.
CREATE TABLE command (id TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE command_group (id TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (id, seq)) STRICT, WITHOUT ROWID;

-- Who writes here. A restored or copied folder takes a new incarnation.
CREATE TABLE device (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, incarnation TEXT NOT NULL,
  next_seq INTEGER NOT NULL, person TEXT) STRICT;

-- Projections: the fold of the log, dropped and rebuilt at will. Their versions and how far each has read.
CREATE TABLE projection (name TEXT PRIMARY KEY, version INTEGER NOT NULL, cursor INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE board (
  id INTEGER PRIMARY KEY, number TEXT NOT NULL, received_at INTEGER NOT NULL, channel TEXT NOT NULL, town TEXT NOT NULL,
  category TEXT NOT NULL, title TEXT NOT NULL, reporter TEXT NOT NULL, status TEXT NOT NULL, lead INTEGER,
  supporting TEXT NOT NULL, dispatched_at INTEGER, due_at INTEGER, yellow_at INTEGER, supervised INTEGER NOT NULL,
  lifecycle INTEGER NOT NULL) STRICT;
CREATE INDEX board_received ON board (received_at, id);
CREATE INDEX board_status ON board (status, received_at, id);
CREATE INDEX board_due ON board (due_at, id);
CREATE INDEX board_yellow ON board (yellow_at) WHERE yellow_at IS NOT NULL;
CREATE INDEX board_lead ON board (lead, status, due_at) WHERE lead IS NOT NULL;

CREATE TABLE order_day (day TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE unit_card (id INTEGER PRIMARY KEY, unit TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, weekly INTEGER NOT NULL,
  retired INTEGER NOT NULL, name TEXT NOT NULL, full_name TEXT NOT NULL, initials TEXT NOT NULL) STRICT;
CREATE TABLE person_card (id INTEGER PRIMARY KEY, person TEXT NOT NULL UNIQUE, role TEXT NOT NULL, name TEXT NOT NULL) STRICT;
CREATE TABLE settings_card (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL) STRICT;
CREATE TABLE notice_card (id INTEGER PRIMARY KEY, supervision TEXT NOT NULL UNIQUE, unit INTEGER NOT NULL,
  status TEXT NOT NULL, number TEXT, cause TEXT NOT NULL, orders TEXT NOT NULL, due_at INTEGER NOT NULL,
  drafted_at INTEGER NOT NULL, signed_off_at INTEGER, prints INTEGER NOT NULL, seal INTEGER NOT NULL, slip INTEGER NOT NULL,
  words TEXT NOT NULL, facts TEXT) STRICT;

-- Chinese has no spaces: text goes in as overlapping pairs of characters. Contentless, so that the words stand once less;
-- FTS5's own secure-delete takes tokens out of the index pages when a text is corrected.
CREATE VIRTUAL TABLE search USING fts5(tokens, content='', tokenize='unicode61 remove_diacritics 0');
INSERT INTO search(search, rank) VALUES('secure-delete', 1);
`,
  },
  {
    version: 30,
    sql: `
-- Imports that are being taken over, or have rows left that somebody may still correct. Not made again from the record.
-- staging_key opens the staging file beside the ledger and goes with it; key opens plan, progress and import_row, and goes
-- when no row is left. Everything that stands in a file is sealed with one of them.
CREATE TABLE import_run (import TEXT PRIMARY KEY, staging_key BLOB, key BLOB, plan BLOB, progress BLOB) STRICT, WITHOUT ROWID;
CREATE TABLE import_row (import TEXT NOT NULL, row INTEGER NOT NULL, box BLOB NOT NULL, PRIMARY KEY (import, row))
  STRICT, WITHOUT ROWID;
`,
  },
  {
    version: 40,
    sql: `
-- Each projection has its own version and cursor now, and its own tables (ledger/projections). A shadow is a projection
-- being made again: how far its pass over the orders has come (row), as of which entry (base), and what it has caught up to.
CREATE TABLE projection_shadow (name TEXT PRIMARY KEY, version INTEGER NOT NULL, base INTEGER NOT NULL, row INTEGER,
  seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO projection (name, version, cursor) SELECT j.value, p.version, p.cursor FROM projection p,
  json_each('["board","orderDays","units","persons","settings","notices"]') j WHERE p.name = 'desk';
DELETE FROM projection WHERE name = 'desk';
`,
  },
  {
    version: 50,
    sql: `
-- PINs of persons on this device: a salted scrypt hash and the failed attempts, never the PIN. Not made again from the record.
CREATE TABLE person_pin (person TEXT PRIMARY KEY, salt BLOB NOT NULL, hash BLOB NOT NULL, failed INTEGER NOT NULL,
  locked_until INTEGER, set_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- Who used this device and when last: the order of the list by which a person takes over in one gesture.
CREATE TABLE person_use (person TEXT PRIMARY KEY, last_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`,
  },
  {
    version: 60,
    sql: `
-- Streams whose key was dropped so that their words are gone. cleared: nothing made of them is left in this file either. The
-- list stands outside the file too (erased.jsonl), and is applied to whatever is restored.
CREATE TABLE erased_stream (name TEXT PRIMARY KEY, at INTEGER NOT NULL, cleared INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`,
  },
  {
    version: 70,
    sql: `
-- From here on entries are written in format 2 (slimEntry.ts), which earlier programs cannot read; those before stay as they are.
`,
  },
  {
    version: 80,
    sql: `
-- Reports that a person began and did not send: sealed, each with a key that goes with it. In no backup, no entry.
CREATE TABLE unsent_report (id TEXT PRIMARY KEY, person TEXT NOT NULL, changed_at INTEGER NOT NULL, key BLOB NOT NULL,
  box BLOB NOT NULL) STRICT, WITHOUT ROWID;
`,
  },
  {
    version: 90,
    sql: `
-- Print jobs of this device, turn by turn: what was handed over, what waits. What was printed stands in the record as well; in
-- no backup, because printers and folders are this machine's. way: JSON of shared/contract/printing.ts. command: the id under
-- which a turn is recorded, given before it is handed over, so that it is recorded once.
CREATE TABLE print_job (id TEXT PRIMARY KEY, made_at INTEGER NOT NULL, person TEXT NOT NULL, way TEXT NOT NULL,
  status TEXT NOT NULL, trouble TEXT, changed_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE print_turn (job TEXT NOT NULL, place INTEGER NOT NULL, paper INTEGER NOT NULL, notice INTEGER NOT NULL,
  step INTEGER NOT NULL, copies INTEGER NOT NULL, from_page INTEGER NOT NULL, status TEXT NOT NULL, pages INTEGER,
  command TEXT, destination TEXT, trouble TEXT, PRIMARY KEY (job, place)) STRICT, WITHOUT ROWID;
`,
  },
  {
    version: 100,
    sql: `
-- What stands in a dialog and was not sent, one a person, form and thing that it is about ('many', '' for several orders and
-- for none): sealed, each with a key that goes with it. In no backup, no entry.
CREATE TABLE unsent_words (person TEXT NOT NULL, form TEXT NOT NULL, about TEXT NOT NULL, changed_at INTEGER NOT NULL,
  key BLOB NOT NULL, box BLOB NOT NULL, PRIMARY KEY (person, form, about)) STRICT, WITHOUT ROWID;
`,
  },
]

export const newestVersion = migrations.at(-1)?.version ?? 0
/** 'YjLd' in `PRAGMA application_id`: tells a ledger from any other SQLite file. */
export const applicationId = 0x596a4c64
