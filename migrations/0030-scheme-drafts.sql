-- 0030-scheme-drafts.sql  A scheme that is not published yet. One draft for each scheme id: it becomes the next version.
CREATE TABLE scheme_draft (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  json TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1 CHECK (revision > 0),
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL REFERENCES person (id)
) STRICT;
