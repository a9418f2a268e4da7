-- 0025-copy-health.sql  A copy that was exchanged made the original look changed, and it stayed so when the copy had been
-- made anew. What is found of a copy is kept with the copy; and what reading a file whole found is kept apart from what
-- a quick look found, because only reading it whole can take that back.

-- What the last look at the copy's content found; null where none was taken since it was made or found again.
ALTER TABLE rendition ADD COLUMN health TEXT CHECK (health IN ('present', 'changed'));
-- 1: the content was another than the first time when it was last read whole.
ALTER TABLE media_health ADD COLUMN sha256_differs INTEGER NOT NULL DEFAULT 0 CHECK (sha256_differs IN (0, 1));
-- Which of the two looks it was is not known of before: they stay as they were until they are read whole.
UPDATE media_health SET sha256_differs = 1 WHERE state = 'changed' AND sha256 IS NOT NULL;
