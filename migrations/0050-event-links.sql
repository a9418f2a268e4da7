-- 0050-event-links.sql  An event may answer an earlier one, its cue. `link_state` null: not asked yet; 'none': it has no
-- cue, and the coder said so; 'linked': `link_to` is the id of the cue. No foreign key: a step that takes the cue away
-- opens the link itself, and a reader takes a link to nothing for an open one.
ALTER TABLE event ADD COLUMN link_to TEXT;
ALTER TABLE event ADD COLUMN link_state TEXT CHECK (link_state IN ('linked', 'none'));
