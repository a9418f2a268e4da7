-- 0020-media.sql  What a lab's files need besides being played: a copy that the engine can show (rendition), the queue
-- that makes such copies (conversion), what is known of each file's health, sound and picture, where each coder was in
-- a recording, and each person's own keys and settings. None of it changes what has been coded.

-- Codec of the sound as the file has it, playable or not; the longest way between two key frames (0: not known).
ALTER TABLE media_file ADD COLUMN sound_codec TEXT;
ALTER TABLE media_file ADD COLUMN key_every_ms INTEGER NOT NULL DEFAULT 0 CHECK (key_every_ms >= 0);
-- JSON: where frames are missing, ms from the first frame. Null in files of before: read off the frames when asked for.
ALTER TABLE media_file ADD COLUMN gaps TEXT;

-- What is played in place of a file: checked frame by frame to have its timeline, so codes hold for the original.
CREATE TABLE rendition (
  media_id TEXT PRIMARY KEY REFERENCES media_file (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('convert', 'remux', 'proxy')),
  rel_path TEXT,
  abs_path TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  fingerprint TEXT NOT NULL,
  codec TEXT NOT NULL,
  has_audio INTEGER NOT NULL CHECK (has_audio IN (0, 1)),
  packed TEXT NOT NULL, -- the copy's own frame times
  made_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One wish for a copy. `running` belongs to a process that is alive; whoever opens the study puts it back to `queued`.
CREATE TABLE conversion (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('convert', 'remux', 'proxy')),
  media_id TEXT REFERENCES media_file (id) ON DELETE SET NULL,
  source_path TEXT NOT NULL,
  source_bytes INTEGER NOT NULL CHECK (source_bytes >= 0),
  source_fingerprint TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'done', 'failed')),
  problem TEXT, -- JSON {code, params}
  result TEXT, -- JSON, see queries/conversions.ts
  queued_at TEXT NOT NULL,
  ended_at TEXT,
  CHECK ((status = 'failed') = (problem IS NOT NULL)),
  CHECK ((status = 'done') = (result IS NOT NULL))
) STRICT;
CREATE INDEX conversion_by_source ON conversion (source_fingerprint, source_bytes);
CREATE INDEX conversion_by_status ON conversion (status, no);

-- What the last look at a file found. `sha256` is that of the content when it was first read whole.
CREATE TABLE media_health (
  media_id TEXT PRIMARY KEY REFERENCES media_file (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('present', 'missing', 'changed')),
  checked_at TEXT NOT NULL, -- '' where the content has not been compared since it was added
  sha256 TEXT,
  sha256_at TEXT,
  picture TEXT, -- JSON: black and frozen stretches
  CHECK ((sha256 IS NULL) = (sha256_at IS NULL))
) STRICT, WITHOUT ROWID;

-- Peaks of the sound, level 0 the finest; each level pairs two bytes (lowest, highest) for each bin.
CREATE TABLE waveform (
  media_id TEXT NOT NULL REFERENCES media_file (id) ON DELETE CASCADE,
  level INTEGER NOT NULL CHECK (level >= 0),
  start_us INTEGER NOT NULL,
  bin_us INTEGER NOT NULL CHECK (bin_us > 0),
  peaks BLOB NOT NULL,
  PRIMARY KEY (media_id, level)
) STRICT;

-- Where a coder was when they left. No coding: not in the change log.
CREATE TABLE place_left (
  assignment_id TEXT PRIMARY KEY REFERENCES assignment (id) ON DELETE CASCADE,
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE preference (
  person_id TEXT PRIMARY KEY REFERENCES person (id),
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
