-- 0085-roles-of-codings.sql  What a coding can be for, and rounds of coding anew.
-- Practice, tests, hidden checks and recodes are codings too, made by people who must not see a difference; several
-- people may practise on one recording. A lead may have recordings coded anew after drift or retraining: the earlier
-- codings stay, set aside by a round. The table's CHECK and UNIQUE rules speak of all this, so it is made anew.

CREATE TABLE recode_round (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scheme_id TEXT NOT NULL,
  scheme_version TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES person (id),
  recording_n INTEGER NOT NULL,
  figures TEXT NOT NULL, -- JSON: agreement and verdicts as they stood before
  FOREIGN KEY (scheme_id, scheme_version) REFERENCES scheme (id, version)
) STRICT;
CREATE TRIGGER recode_round_fixed BEFORE UPDATE ON recode_round BEGIN
  SELECT RAISE(ABORT, 'attune:row-immutable');
END;
CREATE TRIGGER recode_round_kept BEFORE DELETE ON recode_round BEGIN
  SELECT RAISE(ABORT, 'attune:row-immutable');
END;

DROP TRIGGER observation_begun;
DROP TRIGGER observation_locked;
CREATE TABLE assignment_before AS SELECT * FROM assignment;
DROP TABLE assignment;

-- `superseded`: another assignment counts in its place. `withdrawn`: it superseded one, and that was taken back.
-- `set_aside`: what it speaks of is coded anew. `check`: a master nobody recognises; `recode`: one's own, once more.
CREATE TABLE assignment (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  recording_id TEXT NOT NULL REFERENCES recording (id),
  scheme_id TEXT NOT NULL,
  scheme_version TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  role TEXT NOT NULL CHECK (role IN
    ('primary', 'second', 'adjudicator', 'master', 'practice', 'test', 'check', 'recode')),
  display_code TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES person (id),
  standing TEXT NOT NULL DEFAULT 'current' CHECK (standing IN
    ('current', 'superseded', 'withdrawn', 'set_aside')),
  supersedes TEXT REFERENCES assignment (id),
  migration_id TEXT REFERENCES scheme_migration (id),
  set_aside_by TEXT REFERENCES recode_round (id),
  FOREIGN KEY (scheme_id, scheme_version) REFERENCES scheme (id, version),
  CHECK ((supersedes IS NULL) = (migration_id IS NULL)),
  CHECK (standing <> 'withdrawn' OR supersedes IS NOT NULL),
  CHECK ((standing = 'set_aside') = (set_aside_by IS NOT NULL))
) STRICT;
INSERT INTO assignment (no, id, recording_id, scheme_id, scheme_version, person_id, role, display_code, created_at,
    created_by, standing, supersedes, migration_id)
  SELECT no, id, recording_id, scheme_id, scheme_version, person_id, role, display_code, created_at, created_by,
    standing, supersedes, migration_id
  FROM assignment_before ORDER BY no;
DROP TABLE assignment_before;
CREATE UNIQUE INDEX assignment_one_role ON assignment (recording_id, scheme_id, scheme_version, role)
  WHERE standing IN ('current', 'superseded') AND role IN ('primary', 'second', 'adjudicator', 'master');
CREATE UNIQUE INDEX assignment_one_person ON assignment (recording_id, scheme_id, scheme_version, person_id)
  WHERE standing IN ('current', 'superseded') AND role IN ('primary', 'second', 'adjudicator', 'master');
CREATE INDEX assignment_by_person ON assignment (person_id, no);
CREATE INDEX assignment_by_scheme ON assignment (scheme_id, scheme_version);
CREATE INDEX assignment_by_recording ON assignment (recording_id, no);
CREATE INDEX assignment_by_migration ON assignment (migration_id) WHERE migration_id IS NOT NULL;
CREATE INDEX assignment_by_round ON assignment (set_aside_by) WHERE set_aside_by IS NOT NULL;

-- As before: what an assignment says never changes. Its standing may.
CREATE TRIGGER assignment_fixed BEFORE UPDATE OF no, id, recording_id, scheme_id, scheme_version, person_id, role,
  display_code, created_at, created_by, supersedes, migration_id ON assignment
BEGIN
  SELECT RAISE(ABORT, 'attune:row-immutable');
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
-- What does not count any more leaves every sum; what counts again comes back.
CREATE TRIGGER assignment_count_standing AFTER UPDATE OF standing ON assignment
WHEN (OLD.standing = 'current') <> (NEW.standing = 'current') BEGIN
  UPDATE tally SET n = n + (NEW.standing = 'current') - (OLD.standing = 'current')
  WHERE key = 'assignments' OR (key = 'open_work:' || NEW.person_id
    AND NOT EXISTS (SELECT 1 FROM observation WHERE assignment_id = NEW.id AND status = 'locked'));
  UPDATE scheme SET assigned_n = assigned_n + (NEW.standing = 'current') - (OLD.standing = 'current')
  WHERE id = NEW.scheme_id AND version = NEW.scheme_version;
  UPDATE recording SET
    assigned_n = assigned_n + (NEW.standing = 'current') - (OLD.standing = 'current'),
    locked_n = (
      SELECT count(*) FROM assignment a JOIN observation o ON o.assignment_id = a.id
      WHERE a.recording_id = NEW.recording_id AND a.standing = 'current' AND a.role IN ('primary', 'second')
        AND o.status = 'locked'),
    double_locked_n = (
      SELECT coalesce(sum(n - 1), 0) FROM (
        SELECT count(*) AS n FROM assignment a JOIN observation o ON o.assignment_id = a.id
        WHERE a.recording_id = NEW.recording_id AND a.standing = 'current' AND a.role IN ('primary', 'second')
          AND o.status = 'locked'
        GROUP BY a.scheme_id, a.scheme_version))
  WHERE id = NEW.recording_id;
END;

CREATE TRIGGER observation_begun AFTER INSERT ON observation BEGIN
  UPDATE recording SET begun_n = begun_n + 1
  WHERE id = (SELECT recording_id FROM assignment WHERE id = NEW.assignment_id);
END;
CREATE TRIGGER observation_locked AFTER UPDATE OF status ON observation
WHEN OLD.status = 'open' AND NEW.status = 'locked' BEGIN
  UPDATE tally SET n = n - 1
  WHERE key = 'open_work:' || (SELECT person_id FROM assignment WHERE id = NEW.assignment_id);
  -- Only primary and second codings are study data. Twice means two codings with one scheme version.
  UPDATE recording SET
    locked_n = locked_n + 1,
    double_locked_n = double_locked_n + EXISTS (
      SELECT 1 FROM assignment mine
      JOIN assignment other ON other.recording_id = mine.recording_id AND other.scheme_id = mine.scheme_id
        AND other.scheme_version = mine.scheme_version AND other.id <> mine.id AND other.role IN ('primary', 'second')
        AND other.standing = 'current'
      JOIN observation o ON o.assignment_id = other.id AND o.status = 'locked'
      WHERE mine.id = NEW.assignment_id)
  WHERE id = (SELECT recording_id FROM assignment WHERE id = NEW.assignment_id AND role IN ('primary', 'second'));
END;
