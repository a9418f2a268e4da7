-- 0010-first.sql  The first shape of a study file.
-- Why all of this at once: the time base (ordered segments, each mapped onto the recording's clock), the change log
-- (one hash chain for each installation that writes) and erasable payloads cannot be added later without rewriting
-- what people have coded. See README.md for the decisions. `user_version` is set by the runner, from the file's number.

PRAGMA application_id = 1098151029; -- 'Attu'

-- One value each: study_id, name, created_at, created_by_version, is_demo, plan (JSON).
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A copy of the application that has written here. `head_*` is the last link of its chain, so that a chain whose end
-- was cut off is noticed too.
CREATE TABLE installation (
  id TEXT PRIMARY KEY,
  first_seen_at TEXT NOT NULL,
  head_seq INTEGER NOT NULL DEFAULT 0,
  head_hash TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- `no` is the order of joining: exports call a coder by it (C01, C02 ...), so it never changes.
CREATE TABLE person (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  is_coder INTEGER NOT NULL CHECK (is_coder IN (0, 1)),
  is_lead INTEGER NOT NULL CHECK (is_lead IN (0, 1)),
  is_data_manager INTEGER NOT NULL CHECK (is_data_manager IN (0, 1)),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  scrypt_salt TEXT, -- hex
  scrypt_hash TEXT, -- hex
  scrypt_cost INTEGER,
  created_at TEXT NOT NULL,
  CHECK ((scrypt_salt IS NULL) = (scrypt_hash IS NULL) AND (scrypt_salt IS NULL) = (scrypt_cost IS NULL)),
  CHECK (is_coder + is_lead + is_data_manager > 0)
) STRICT;

CREATE TABLE time_point (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX time_point_by_position ON time_point (position, id);

-- Sites and tasks in use, with the number of recordings that carry them.
CREATE TABLE label (
  kind TEXT NOT NULL CHECK (kind IN ('site', 'task')),
  name TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE dyad (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE COLLATE NOCASE,
  participation TEXT NOT NULL DEFAULT 'enrolled'
    CHECK (participation IN ('enrolled', 'started', 'completed', 'withdrew', 'lost'))
) STRICT;

-- The counters after `created_at` are kept by triggers: lists and sums read them instead of counting.
CREATE TABLE recording (
  id TEXT PRIMARY KEY,
  dyad_id INTEGER NOT NULL REFERENCES dyad (id),
  time_point_id INTEGER NOT NULL REFERENCES time_point (id),
  site TEXT NOT NULL DEFAULT '',
  task TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL CHECK (status IN
    ('received', 'not_expected', 'not_recorded', 'stopped_request', 'technical', 'too_short', 'not_visible')),
  duration_ms INTEGER NOT NULL CHECK (duration_ms >= 0),
  child_age_weeks REAL CHECK (child_age_weeks >= 0),
  created_at TEXT NOT NULL,
  camera_n INTEGER NOT NULL DEFAULT 0,
  episode_n INTEGER NOT NULL DEFAULT 0,
  assigned_n INTEGER NOT NULL DEFAULT 0,
  begun_n INTEGER NOT NULL DEFAULT 0,
  locked_n INTEGER NOT NULL DEFAULT 0,
  double_locked_n INTEGER NOT NULL DEFAULT 0,
  UNIQUE (dyad_id, time_point_id, task)
) STRICT;
CREATE INDEX recording_by_site ON recording (site, dyad_id);
CREATE INDEX recording_by_time_point ON recording (time_point_id);

CREATE TABLE camera (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  view TEXT NOT NULL CHECK (view IN ('caregiver', 'infant', 'both', 'other')),
  label TEXT NOT NULL,
  is_reference INTEGER NOT NULL CHECK (is_reference IN (0, 1)),
  UNIQUE (recording_id, position)
) STRICT;
CREATE UNIQUE INDEX camera_one_reference ON camera (recording_id) WHERE is_reference = 1;

-- One segment of a camera: recording_us = offset_us + rate x (pts_us - pts0_us).
CREATE TABLE media_file (
  id TEXT PRIMARY KEY,
  camera_id TEXT NOT NULL REFERENCES camera (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  rel_path TEXT,
  abs_path TEXT NOT NULL,
  file_name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  fingerprint TEXT NOT NULL,
  offset_us INTEGER NOT NULL,
  rate REAL NOT NULL CHECK (rate > 0),
  pts0_us INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL CHECK (duration_ms >= 0),
  container TEXT NOT NULL,
  codec TEXT NOT NULL,
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  rotation INTEGER NOT NULL,
  has_audio INTEGER NOT NULL CHECK (has_audio IN (0, 1)),
  variable_rate INTEGER NOT NULL CHECK (variable_rate IN (0, 1)),
  UNIQUE (camera_id, position)
) STRICT;
CREATE INDEX media_by_fingerprint ON media_file (fingerprint, bytes);

-- Apart from media_file, because a variable-rate index is long and lists never need it.
CREATE TABLE frame_index (
  media_id TEXT PRIMARY KEY REFERENCES media_file (id) ON DELETE CASCADE,
  packed TEXT NOT NULL
) STRICT;

CREATE TABLE episode (
  recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  start_ms INTEGER NOT NULL CHECK (start_ms >= 0),
  end_ms INTEGER NOT NULL,
  PRIMARY KEY (recording_id, id),
  CHECK (start_ms < end_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE scheme (
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  json TEXT NOT NULL,
  published_at TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'published' CHECK (status IN ('published', 'retired')),
  assigned_n INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (id, version)
) STRICT;

CREATE TABLE assignment (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  recording_id TEXT NOT NULL REFERENCES recording (id),
  scheme_id TEXT NOT NULL,
  scheme_version TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  role TEXT NOT NULL CHECK (role IN ('primary', 'second', 'master')),
  display_code TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES person (id),
  FOREIGN KEY (scheme_id, scheme_version) REFERENCES scheme (id, version),
  UNIQUE (recording_id, scheme_id, scheme_version, role),
  UNIQUE (recording_id, scheme_id, scheme_version, person_id)
) STRICT;
CREATE INDEX assignment_by_person ON assignment (person_id, no);
CREATE INDEX assignment_by_scheme ON assignment (scheme_id, scheme_version);

CREATE TABLE observation (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL UNIQUE REFERENCES assignment (id),
  revision INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'locked')),
  record_n INTEGER NOT NULL DEFAULT 0,
  started_at TEXT NOT NULL,
  locked_at TEXT,
  CHECK ((status = 'locked') = (locked_at IS NOT NULL))
) STRICT;

-- The records of an observation lie together on disk (WITHOUT ROWID), so that opening one reads only its own pages.
CREATE TABLE event (
  observation_id TEXT NOT NULL REFERENCES observation (id),
  id TEXT NOT NULL,
  set_id TEXT NOT NULL,
  code TEXT NOT NULL,
  onset_ms INTEGER NOT NULL,
  offset_ms INTEGER CHECK (offset_ms IS NULL OR offset_ms >= onset_ms),
  camera TEXT,
  frame INTEGER CHECK (frame IS NULL OR frame >= 0),
  modifiers TEXT NOT NULL,
  note TEXT NOT NULL,
  entry_order INTEGER NOT NULL,
  PRIMARY KEY (observation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE rating (
  observation_id TEXT NOT NULL REFERENCES observation (id),
  id TEXT NOT NULL,
  rating TEXT NOT NULL,
  episode TEXT,
  value REAL,
  not_codable TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (observation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE context_answer (
  observation_id TEXT NOT NULL REFERENCES observation (id),
  id TEXT NOT NULL,
  item TEXT NOT NULL,
  value ANY NOT NULL CHECK (typeof(value) IN ('text', 'real', 'integer')),
  PRIMARY KEY (observation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
  observation_id TEXT NOT NULL REFERENCES observation (id),
  id TEXT NOT NULL,
  mark TEXT NOT NULL,
  rating TEXT NOT NULL,
  episode TEXT,
  at_ms INTEGER NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (observation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  observation_id TEXT NOT NULL REFERENCES observation (id),
  id TEXT NOT NULL,
  at_ms INTEGER,
  text TEXT NOT NULL,
  PRIMARY KEY (observation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE confirmation (
  observation_id TEXT NOT NULL REFERENCES observation (id),
  id TEXT NOT NULL,
  rule TEXT NOT NULL,
  episode TEXT,
  basis TEXT NOT NULL,
  PRIMARY KEY (observation_id, id)
) STRICT, WITHOUT ROWID;

-- A row says who changed what when; the values stand in change_payload, which can be erased. The hash covers the
-- salted digest of the payload, never the payload.
CREATE TABLE change_log (
  installation_id TEXT NOT NULL REFERENCES installation (id),
  seq INTEGER NOT NULL CHECK (seq > 0),
  at TEXT NOT NULL,
  person_id TEXT,
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  base_revision INTEGER,
  revision INTEGER,
  cause TEXT NOT NULL CHECK (cause IN ('do', 'undo', 'redo')),
  payload_digest TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (installation_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_by_subject ON change_log (kind, subject_id, revision);

CREATE TABLE change_payload (
  installation_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  salt BLOB,
  label TEXT NOT NULL,
  body TEXT,
  erased_at TEXT,
  erased_reason TEXT,
  PRIMARY KEY (installation_id, seq),
  FOREIGN KEY (installation_id, seq) REFERENCES change_log (installation_id, seq),
  CHECK ((body IS NULL) = (erased_at IS NOT NULL) AND (salt IS NULL) = (body IS NULL)),
  CHECK ((erased_at IS NULL) = (erased_reason IS NULL))
) STRICT;

CREATE TABLE override_record (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scheme TEXT NOT NULL,
  json TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE export_record (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  draft INTEGER NOT NULL CHECK (draft IN (0, 1)),
  sha256 TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX export_by_time ON export_record (at);

-- Sums that the triggers below keep, so that a large study opens as quickly as a small one.
CREATE TABLE tally (
  key TEXT PRIMARY KEY,
  n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO tally (key, n) VALUES
  ('people', 0), ('dyads', 0), ('schemes', 0), ('assignments', 0),
  ('recordings', 0), ('received', 0), ('codable', 0), ('locked', 0), ('locked_twice', 0);

CREATE TRIGGER tally_person_insert AFTER INSERT ON person BEGIN
  UPDATE tally SET n = n + 1 WHERE key = 'people';
END;
CREATE TRIGGER tally_person_delete AFTER DELETE ON person BEGIN
  UPDATE tally SET n = n - 1 WHERE key = 'people';
END;
CREATE TRIGGER tally_dyad_insert AFTER INSERT ON dyad BEGIN
  UPDATE tally SET n = n + 1 WHERE key = 'dyads';
END;
CREATE TRIGGER tally_dyad_delete AFTER DELETE ON dyad BEGIN
  UPDATE tally SET n = n - 1 WHERE key = 'dyads';
END;
CREATE TRIGGER tally_scheme_insert AFTER INSERT ON scheme BEGIN
  UPDATE tally SET n = n + 1 WHERE key = 'schemes';
END;

-- Received: a film came, codable or not. Codable: status 'received'.
CREATE TRIGGER tally_recording_insert AFTER INSERT ON recording BEGIN
  UPDATE tally SET n = n + CASE key
    WHEN 'recordings' THEN 1
    WHEN 'received' THEN NEW.status IN ('received', 'too_short', 'not_visible')
    WHEN 'codable' THEN NEW.status = 'received'
    WHEN 'locked' THEN NEW.locked_n > 0
    WHEN 'locked_twice' THEN NEW.double_locked_n > 0 END
  WHERE key IN ('recordings', 'received', 'codable', 'locked', 'locked_twice');
  INSERT INTO label (kind, name, n) SELECT 'site', NEW.site, 1 WHERE NEW.site <> ''
    ON CONFLICT (kind, name) DO UPDATE SET n = n + 1;
  INSERT INTO label (kind, name, n) SELECT 'task', NEW.task, 1 WHERE NEW.task <> ''
    ON CONFLICT (kind, name) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER tally_recording_delete AFTER DELETE ON recording BEGIN
  UPDATE tally SET n = n - CASE key
    WHEN 'recordings' THEN 1
    WHEN 'received' THEN OLD.status IN ('received', 'too_short', 'not_visible')
    WHEN 'codable' THEN OLD.status = 'received'
    WHEN 'locked' THEN OLD.locked_n > 0
    WHEN 'locked_twice' THEN OLD.double_locked_n > 0 END
  WHERE key IN ('recordings', 'received', 'codable', 'locked', 'locked_twice');
  UPDATE label SET n = n - 1 WHERE (kind = 'site' AND name = OLD.site) OR (kind = 'task' AND name = OLD.task);
END;
CREATE TRIGGER tally_recording_status AFTER UPDATE OF status, locked_n, double_locked_n ON recording BEGIN
  UPDATE tally SET n = n + CASE key
    WHEN 'received' THEN (NEW.status IN ('received', 'too_short', 'not_visible'))
                       - (OLD.status IN ('received', 'too_short', 'not_visible'))
    WHEN 'codable' THEN (NEW.status = 'received') - (OLD.status = 'received')
    WHEN 'locked' THEN (NEW.locked_n > 0) - (OLD.locked_n > 0)
    WHEN 'locked_twice' THEN (NEW.double_locked_n > 0) - (OLD.double_locked_n > 0) END
  WHERE key IN ('received', 'codable', 'locked', 'locked_twice');
END;
CREATE TRIGGER tally_recording_labels AFTER UPDATE OF site, task ON recording BEGIN
  UPDATE label SET n = n - 1 WHERE (kind = 'site' AND name = OLD.site) OR (kind = 'task' AND name = OLD.task);
  INSERT INTO label (kind, name, n) SELECT 'site', NEW.site, 1 WHERE NEW.site <> ''
    ON CONFLICT (kind, name) DO UPDATE SET n = n + 1;
  INSERT INTO label (kind, name, n) SELECT 'task', NEW.task, 1 WHERE NEW.task <> ''
    ON CONFLICT (kind, name) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER camera_count_insert AFTER INSERT ON camera BEGIN
  UPDATE recording SET camera_n = camera_n + 1 WHERE id = NEW.recording_id;
END;
CREATE TRIGGER camera_count_delete AFTER DELETE ON camera BEGIN
  UPDATE recording SET camera_n = camera_n - 1 WHERE id = OLD.recording_id;
END;
CREATE TRIGGER episode_count_insert AFTER INSERT ON episode BEGIN
  UPDATE recording SET episode_n = episode_n + 1 WHERE id = NEW.recording_id;
END;
CREATE TRIGGER episode_count_delete AFTER DELETE ON episode BEGIN
  UPDATE recording SET episode_n = episode_n - 1 WHERE id = OLD.recording_id;
END;

CREATE TRIGGER assignment_count_insert AFTER INSERT ON assignment BEGIN
  UPDATE tally SET n = n + 1 WHERE key = 'assignments';
  INSERT INTO tally (key, n) VALUES ('open_work:' || NEW.person_id, 1) ON CONFLICT (key) DO UPDATE SET n = n + 1;
  UPDATE recording SET assigned_n = assigned_n + 1 WHERE id = NEW.recording_id;
  UPDATE scheme SET assigned_n = assigned_n + 1 WHERE id = NEW.scheme_id AND version = NEW.scheme_version;
END;
CREATE TRIGGER assignment_count_delete AFTER DELETE ON assignment BEGIN
  UPDATE tally SET n = n - 1 WHERE key IN ('assignments', 'open_work:' || OLD.person_id);
  UPDATE recording SET assigned_n = assigned_n - 1 WHERE id = OLD.recording_id;
  UPDATE scheme SET assigned_n = assigned_n - 1 WHERE id = OLD.scheme_id AND version = OLD.scheme_version;
END;
CREATE TRIGGER assignment_fixed BEFORE UPDATE ON assignment BEGIN
  SELECT RAISE(ABORT, 'attune:row-immutable');
END;

CREATE TRIGGER observation_begun AFTER INSERT ON observation BEGIN
  UPDATE recording SET begun_n = begun_n + 1
  WHERE id = (SELECT recording_id FROM assignment WHERE id = NEW.assignment_id);
END;
CREATE TRIGGER observation_locked AFTER UPDATE OF status ON observation
WHEN OLD.status = 'open' AND NEW.status = 'locked' BEGIN
  UPDATE tally SET n = n - 1
  WHERE key = 'open_work:' || (SELECT person_id FROM assignment WHERE id = NEW.assignment_id);
  -- Masters are no study data: only primary and second codings count. Twice means two codings with one scheme version.
  UPDATE recording SET
    locked_n = locked_n + 1,
    double_locked_n = double_locked_n + EXISTS (
      SELECT 1 FROM assignment mine
      JOIN assignment other ON other.recording_id = mine.recording_id AND other.scheme_id = mine.scheme_id
        AND other.scheme_version = mine.scheme_version AND other.id <> mine.id AND other.role <> 'master'
      JOIN observation o ON o.assignment_id = other.id AND o.status = 'locked'
      WHERE mine.id = NEW.assignment_id)
  WHERE id = (SELECT recording_id FROM assignment WHERE id = NEW.assignment_id AND role <> 'master');
END;

-- What has been published, locked or logged stays as it is, whoever writes.
CREATE TRIGGER scheme_fixed BEFORE UPDATE OF id, version, name, hash, json, published_at ON scheme BEGIN
  SELECT RAISE(ABORT, 'attune:row-immutable');
END;
CREATE TRIGGER scheme_kept BEFORE DELETE ON scheme BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER observation_fixed BEFORE UPDATE ON observation WHEN OLD.status = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER observation_kept BEFORE DELETE ON observation BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;

CREATE TRIGGER episode_insert_begun BEFORE INSERT ON episode
WHEN (SELECT begun_n FROM recording WHERE id = NEW.recording_id) > 0 BEGIN
  SELECT RAISE(ABORT, 'attune:recording-assigned-started');
END;
CREATE TRIGGER episode_update_begun BEFORE UPDATE ON episode
WHEN (SELECT begun_n FROM recording WHERE id = OLD.recording_id) > 0 BEGIN
  SELECT RAISE(ABORT, 'attune:recording-assigned-started');
END;
CREATE TRIGGER episode_delete_begun BEFORE DELETE ON episode
WHEN (SELECT begun_n FROM recording WHERE id = OLD.recording_id) > 0 BEGIN
  SELECT RAISE(ABORT, 'attune:recording-assigned-started');
END;

CREATE TRIGGER change_log_fixed BEFORE UPDATE ON change_log BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER change_log_kept BEFORE DELETE ON change_log BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER change_payload_fixed BEFORE UPDATE ON change_payload
WHEN NEW.body IS NOT NULL OR OLD.body IS NULL BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER change_payload_kept BEFORE DELETE ON change_payload BEGIN
  SELECT RAISE(ABORT, 'attune:row-immutable');
END;
CREATE TRIGGER override_fixed BEFORE UPDATE ON override_record BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER override_kept BEFORE DELETE ON override_record BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER export_fixed BEFORE UPDATE ON export_record BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER export_kept BEFORE DELETE ON export_record BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;

-- Records of a locked observation stand.
CREATE TRIGGER event_insert_locked BEFORE INSERT ON event
WHEN (SELECT status FROM observation WHERE id = NEW.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER event_update_locked BEFORE UPDATE ON event
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER event_delete_locked BEFORE DELETE ON event
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER rating_insert_locked BEFORE INSERT ON rating
WHEN (SELECT status FROM observation WHERE id = NEW.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER rating_update_locked BEFORE UPDATE ON rating
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER rating_delete_locked BEFORE DELETE ON rating
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER context_answer_insert_locked BEFORE INSERT ON context_answer
WHEN (SELECT status FROM observation WHERE id = NEW.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER context_answer_update_locked BEFORE UPDATE ON context_answer
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER context_answer_delete_locked BEFORE DELETE ON context_answer
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER mark_insert_locked BEFORE INSERT ON mark
WHEN (SELECT status FROM observation WHERE id = NEW.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER mark_update_locked BEFORE UPDATE ON mark
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER mark_delete_locked BEFORE DELETE ON mark
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER note_insert_locked BEFORE INSERT ON note
WHEN (SELECT status FROM observation WHERE id = NEW.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER note_update_locked BEFORE UPDATE ON note
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER note_delete_locked BEFORE DELETE ON note
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER confirmation_insert_locked BEFORE INSERT ON confirmation
WHEN (SELECT status FROM observation WHERE id = NEW.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER confirmation_update_locked BEFORE UPDATE ON confirmation
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER confirmation_delete_locked BEFORE DELETE ON confirmation
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
