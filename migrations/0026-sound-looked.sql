-- 0026-sound-looked.sql  A file that says it has sound, of which none could be heard, was listened to for ever anew: a
-- waveform that is not there did not say whether anybody had listened. Now that is kept: no sound that can be decoded
-- (`none`), or sound that is broken on its way (`unreadable`); null where nobody has listened, or there is a waveform.
ALTER TABLE media_health ADD COLUMN no_sound TEXT CHECK (no_sound IN ('none', 'unreadable'));
