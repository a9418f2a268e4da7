-- 0090-erase-texts.sql  What coders wrote in their own words can be erased from a locked coding when consent for it is
-- withdrawn: a text may become '[erased]' and nothing else. Everything that was coded stands, as before.
DROP TRIGGER event_update_locked;
CREATE TRIGGER event_update_locked BEFORE UPDATE ON event
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' AND NOT (
  NEW.observation_id IS OLD.observation_id
  AND NEW.id IS OLD.id
  AND NEW.set_id IS OLD.set_id
  AND NEW.code IS OLD.code
  AND NEW.onset_ms IS OLD.onset_ms
  AND NEW.offset_ms IS OLD.offset_ms
  AND NEW.camera IS OLD.camera
  AND NEW.frame IS OLD.frame
  AND NEW.entry_order IS OLD.entry_order
  AND NEW.link_to IS OLD.link_to
  AND NEW.link_state IS OLD.link_state
  AND NEW.answers IS OLD.answers
  AND (NEW.note IS OLD.note OR NEW.note = '[erased]')
  AND (NEW.text IS OLD.text OR NEW.text = '[erased]')
  AND (SELECT count(*) FROM json_each(NEW.modifiers)) = (SELECT count(*) FROM json_each(OLD.modifiers))
  AND NOT EXISTS (
    SELECT 1 FROM json_each(OLD.modifiers) was LEFT JOIN json_each(NEW.modifiers) now ON now.key = was.key
    WHERE now.key IS NULL OR (now.value IS NOT was.value AND now.value IS NOT '[erased]'))
) BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
DROP TRIGGER rating_update_locked;
CREATE TRIGGER rating_update_locked BEFORE UPDATE ON rating
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' AND NOT (
  NEW.observation_id IS OLD.observation_id
  AND NEW.id IS OLD.id
  AND NEW.rating IS OLD.rating
  AND NEW.episode IS OLD.episode
  AND NEW.value IS OLD.value
  AND NEW.not_codable IS OLD.not_codable
  AND (NEW.note IS OLD.note OR NEW.note = '[erased]')
) BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
DROP TRIGGER mark_update_locked;
CREATE TRIGGER mark_update_locked BEFORE UPDATE ON mark
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' AND NOT (
  NEW.observation_id IS OLD.observation_id
  AND NEW.id IS OLD.id
  AND NEW.mark IS OLD.mark
  AND NEW.rating IS OLD.rating
  AND NEW.episode IS OLD.episode
  AND NEW.at_ms IS OLD.at_ms
  AND (NEW.note IS OLD.note OR NEW.note = '[erased]')
) BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
DROP TRIGGER note_update_locked;
CREATE TRIGGER note_update_locked BEFORE UPDATE ON note
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' AND NOT (
  NEW.observation_id IS OLD.observation_id
  AND NEW.id IS OLD.id
  AND NEW.at_ms IS OLD.at_ms
  AND (NEW.text IS OLD.text OR NEW.text = '[erased]')
) BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
DROP TRIGGER context_answer_update_locked;
CREATE TRIGGER context_answer_update_locked BEFORE UPDATE ON context_answer
WHEN (SELECT status FROM observation WHERE id = OLD.observation_id) = 'locked' AND NOT (
  NEW.observation_id IS OLD.observation_id
  AND NEW.id IS OLD.id
  AND NEW.item IS OLD.item
  AND (NEW.value IS OLD.value OR NEW.value = '[erased]')
) BEGIN
  SELECT RAISE(ABORT, 'attune:observation-locked');
END;
