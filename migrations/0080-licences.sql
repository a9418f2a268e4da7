-- 0080-licences.sql  What a lead stated about the instrument behind a scheme; before that nobody codes with it.
CREATE TABLE scheme_licence (
  scheme_id TEXT PRIMARY KEY,
  instrument TEXT NOT NULL,
  holder TEXT NOT NULL,
  evidence TEXT NOT NULL,
  dated TEXT NOT NULL,
  stated_at TEXT NOT NULL,
  stated_by TEXT NOT NULL REFERENCES person (id)
) STRICT;
