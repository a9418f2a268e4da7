-- 0120-plan-registration.sql  What a lead registered of the export before scores were seen.
-- The gate compares what would be exported with the last registration (G19). A registration is never changed, only
-- followed by a newer one; the study keeps all of them.

CREATE TABLE plan_registration (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  content TEXT NOT NULL CHECK (json_valid(content)), -- JSON: analysis score and variables
  hash TEXT NOT NULL -- SHA-256 of `content`
) STRICT;
CREATE TRIGGER plan_registration_fixed BEFORE UPDATE ON plan_registration BEGIN
  SELECT RAISE(ABORT, 'attune:row-immutable');
END;
CREATE TRIGGER plan_registration_kept BEFORE DELETE ON plan_registration BEGIN
  SELECT RAISE(ABORT, 'attune:row-immutable');
END;
