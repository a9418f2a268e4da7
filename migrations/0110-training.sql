-- 0110-training.sql  Masters in use: training sets, certificates, hidden checks and repeated codings.
-- Why tables of their own: what a coder is given looks like any other work, and only these tables, which no list of work
-- shows but for training, tell what it is for.

CREATE TABLE training_set (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scheme_id TEXT NOT NULL,
  scheme_version TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('practice', 'test')),
  name TEXT NOT NULL,
  rule TEXT NOT NULL, -- JSON
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES person (id),
  closed_at TEXT,
  closed_by TEXT REFERENCES person (id),
  FOREIGN KEY (scheme_id, scheme_version) REFERENCES scheme (id, version),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL))
) STRICT;

CREATE TABLE training_clip (
  set_id TEXT NOT NULL REFERENCES training_set (id),
  position INTEGER NOT NULL CHECK (position > 0),
  recording_id TEXT NOT NULL REFERENCES recording (id),
  PRIMARY KEY (set_id, position),
  UNIQUE (set_id, recording_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX training_clip_by_recording ON training_clip (recording_id);

-- One coder going through one set, once. A practice set may be gone through again: `round` counts.
CREATE TABLE training_run (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  set_id TEXT NOT NULL REFERENCES training_set (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  round INTEGER NOT NULL CHECK (round > 0),
  given_at TEXT NOT NULL,
  given_by TEXT NOT NULL REFERENCES person (id),
  UNIQUE (set_id, person_id, round)
) STRICT;
CREATE INDEX training_run_by_person ON training_run (person_id, no);

-- What a set asks for stands once somebody has been given it: results have to say by which rule they came about.
CREATE TRIGGER training_set_fixed BEFORE UPDATE ON training_set
WHEN NEW.no <> OLD.no OR NEW.id <> OLD.id OR NEW.scheme_id <> OLD.scheme_id OR NEW.scheme_version <> OLD.scheme_version
  OR NEW.kind <> OLD.kind OR NEW.made_at <> OLD.made_at OR NEW.made_by <> OLD.made_by
  OR (NEW.rule <> OLD.rule AND EXISTS (SELECT 1 FROM training_run WHERE set_id = OLD.id))
BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER training_clip_fixed_insert BEFORE INSERT ON training_clip
WHEN EXISTS (SELECT 1 FROM training_run WHERE set_id = NEW.set_id)
BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER training_clip_fixed_update BEFORE UPDATE ON training_clip
BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER training_clip_fixed_delete BEFORE DELETE ON training_clip
WHEN EXISTS (SELECT 1 FROM training_run WHERE set_id = OLD.set_id)
BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER training_run_fixed BEFORE UPDATE ON training_run
BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;

-- The codings of a run are assignments in the role 'practice' or 'test'.
CREATE TABLE training_assignment (
  assignment_id TEXT PRIMARY KEY REFERENCES assignment (id),
  run_id TEXT NOT NULL REFERENCES training_run (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX training_assignment_by_run ON training_assignment (run_id);
CREATE TRIGGER training_assignment_fixed BEFORE UPDATE ON training_assignment
BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;

-- Nobody meets one master twice as a check.
CREATE UNIQUE INDEX assignment_one_check ON assignment (recording_id, scheme_id, person_id) WHERE role = 'check';
CREATE INDEX assignment_apart ON assignment (role, no) WHERE role IN ('check', 'recode');

-- Reasons stand in the log's erasable payload. Nothing is deleted: what expired or was revoked stays listed.
CREATE TABLE certificate (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person (id),
  scheme_id TEXT NOT NULL,
  scheme_version TEXT NOT NULL,
  scheme_major INTEGER NOT NULL CHECK (scheme_major >= 0),
  run_id TEXT REFERENCES training_run (id),
  how TEXT NOT NULL CHECK (how IN ('rule', 'lead')),
  figures TEXT, -- JSON
  issued_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  issued_by TEXT NOT NULL REFERENCES person (id),
  revoked_at TEXT,
  revoked_by TEXT REFERENCES person (id),
  FOREIGN KEY (scheme_id, scheme_version) REFERENCES scheme (id, version),
  CHECK (how = 'lead' OR run_id IS NOT NULL),
  CHECK ((run_id IS NULL) = (figures IS NULL)),
  CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
  CHECK (issued_at < expires_at)
) STRICT;
CREATE INDEX certificate_by_person ON certificate (person_id, no);
CREATE INDEX certificate_by_scheme ON certificate (scheme_id, no);
CREATE UNIQUE INDEX certificate_one_by_rule ON certificate (run_id) WHERE how = 'rule';
CREATE TRIGGER certificate_fixed BEFORE UPDATE ON certificate
WHEN OLD.revoked_at IS NOT NULL OR NEW.no <> OLD.no OR NEW.id <> OLD.id OR NEW.person_id <> OLD.person_id
  OR NEW.scheme_id <> OLD.scheme_id OR NEW.scheme_version <> OLD.scheme_version OR NEW.scheme_major <> OLD.scheme_major
  OR NEW.run_id IS NOT OLD.run_id OR NEW.how <> OLD.how OR NEW.figures IS NOT OLD.figures
  OR NEW.issued_at <> OLD.issued_at OR NEW.expires_at <> OLD.expires_at OR NEW.issued_by <> OLD.issued_by
BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER certificate_kept BEFORE DELETE ON certificate
BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;

-- An alarm is worked out of the checks; that a lead closed it is kept. `check_id`: the last check that was seen then.
CREATE TABLE drift_closing (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person (id),
  scheme_id TEXT NOT NULL,
  variable TEXT NOT NULL,
  check_id TEXT NOT NULL REFERENCES observation (id),
  closed_at TEXT NOT NULL,
  closed_by TEXT NOT NULL REFERENCES person (id),
  UNIQUE (person_id, scheme_id, variable, check_id)
) STRICT;
CREATE TRIGGER drift_closing_fixed BEFORE UPDATE ON drift_closing
BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER drift_closing_kept BEFORE DELETE ON drift_closing
BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
