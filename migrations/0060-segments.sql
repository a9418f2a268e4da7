-- 0060-segments.sql  What was said in a stretch of time, and the answers to questions about it, belong to the coded state
-- that spans it. `text` is null where nothing is written, `answers` a JSON object of answer by question or null.
ALTER TABLE event ADD COLUMN text TEXT;
ALTER TABLE event ADD COLUMN answers TEXT;
