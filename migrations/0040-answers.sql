-- Answers to the items of forms (checklists first): one row for each item in each episode, as ratings have one.
-- A value of a checklist is 1 (seen), 0 (not seen) or null (does not apply); the row says that it was answered.
CREATE TABLE answer (
  observation_id TEXT NOT NULL REFERENCES observation (id),
  id TEXT NOT NULL,
  form TEXT NOT NULL,
  item TEXT NOT NULL,
  episode TEXT,
  interval_no INTEGER CHECK (interval_no IS NULL OR interval_no >= 0),
  value REAL,
  PRIMARY KEY (observation_id, id)
) STRICT, WITHOUT ROWID;

-- Records of a locked observation stand.
CREATE TRIGGER answer_insert_locked BEFORE INSERT ON answer
WHEN (SELECT status FROM observation WHERE id = NEW.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER answer_update_locked BEFORE UPDATE ON answer
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
CREATE TRIGGER answer_delete_locked BEFORE DELETE ON answer
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
