-- 0100-consensus.sql  What a consensus meeting decided where two codings of a recording differ.
-- A record of its own, beside the two locked observations: nothing in them changes, and agreement never reads it. Every
-- decision is a row; undoing one marks it, so that the record tells what was decided first and by whom.

CREATE TABLE consensus (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  first_observation_id TEXT NOT NULL REFERENCES observation (id),
  second_observation_id TEXT NOT NULL REFERENCES observation (id),
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')),
  revision INTEGER NOT NULL DEFAULT 0,
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL REFERENCES person (id),
  closed_at TEXT,
  closed_by TEXT REFERENCES person (id),
  CHECK ((status = 'closed') = (closed_at IS NOT NULL) AND (closed_at IS NULL) = (closed_by IS NULL)),
  CHECK (first_observation_id <> second_observation_id),
  UNIQUE (first_observation_id, second_observation_id)
) STRICT;
CREATE INDEX consensus_by_second ON consensus (second_observation_id);

-- `moment` is the key of a difference between the two codings. Of a moment the newest row that is not undone stands.
CREATE TABLE consensus_decision (
  consensus_id TEXT NOT NULL REFERENCES consensus (id),
  seq INTEGER NOT NULL CHECK (seq > 0),
  moment TEXT NOT NULL,
  choice TEXT NOT NULL CHECK (choice IN ('first', 'second', 'other')),
  other TEXT,
  reason TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  decided_by TEXT NOT NULL REFERENCES person (id),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  PRIMARY KEY (consensus_id, seq),
  CHECK ((choice = 'other') = (other IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER consensus_needs_locked BEFORE INSERT ON consensus
WHEN EXISTS (SELECT 1 FROM observation
  WHERE id IN (NEW.first_observation_id, NEW.second_observation_id) AND status <> 'locked')
BEGIN SELECT RAISE(ABORT, 'attune:compare-unlocked'); END;
CREATE TRIGGER consensus_closed BEFORE UPDATE ON consensus WHEN OLD.status = 'closed' BEGIN
  SELECT RAISE(ABORT, 'attune:consensus-closed');
END;
CREATE TRIGGER consensus_fixed BEFORE UPDATE OF no, id, first_observation_id, second_observation_id, started_at,
  started_by ON consensus
BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER consensus_kept BEFORE DELETE ON consensus BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER consensus_decision_closed BEFORE INSERT ON consensus_decision
WHEN (SELECT status FROM consensus WHERE id = NEW.consensus_id) = 'closed' BEGIN
  SELECT RAISE(ABORT, 'attune:consensus-closed');
END;
CREATE TRIGGER consensus_decision_undo_closed BEFORE UPDATE OF undone ON consensus_decision
WHEN (SELECT status FROM consensus WHERE id = OLD.consensus_id) = 'closed' BEGIN
  SELECT RAISE(ABORT, 'attune:consensus-closed');
END;
-- A decision stays as it was made; whether it stands may change, and the reason may be erased, from a closed one too.
CREATE TRIGGER consensus_reason_fixed BEFORE UPDATE OF reason ON consensus_decision
WHEN NEW.reason IS NOT OLD.reason AND NEW.reason <> '[erased]' BEGIN
  SELECT RAISE(ABORT, 'attune:row-immutable');
END;
CREATE TRIGGER consensus_decision_fixed BEFORE UPDATE OF consensus_id, seq, moment, choice, other, decided_at, decided_by
  ON consensus_decision
BEGIN SELECT RAISE(ABORT, 'attune:row-immutable'); END;
CREATE TRIGGER consensus_decision_kept BEFORE DELETE ON consensus_decision BEGIN
  SELECT RAISE(ABORT, 'attune:row-immutable');
END;
