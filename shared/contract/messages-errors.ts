/** What went wrong, what is safe, and what to do next: one text for each error code. */
export const errorMessages: Readonly<Record<string, string>> = {
  // The host and the connection to it
  'server-lost':
    'Attune’s local server does not answer. Every code shown as saved is on disk. Start Attune again, then choose “Try again”.',
  'server-reply':
    'Attune’s local server gave an answer that could not be read (status {status}). Nothing was changed. Try again; if it happens again, restart Attune.',
  'interface-fault':
    'Something went wrong in the window, not in your study ({detail}). What was saved is safe. Load the window again.',
  internal:
    'Something went wrong that Attune did not foresee. What was saved before is safe. Try again; if it happens again, restart Attune.',
  'call-unknown':
    'This window is from another version of Attune than the program behind it. Close all its windows and start Attune again.',
  'input-invalid':
    'One of the values does not have the form that is needed ({field}). Nothing was changed. Correct it and try again.',
  'job-already-running': 'This is already under way. Wait until it is done, or cancel it first.',
  'job-ended': 'The work stopped before it was done. Nothing was left half-done. Start it again.',
  cancelled: 'Stopped. Nothing was left half-done.',
  'disk-full':
    'The disk is full. Nothing of this step was kept, and what was saved before is safe. Free some space and do it again.',
  'request-malformed': 'The window sent something that could not be read. Nothing was changed. Load the window again.',
  'request-too-large': 'This is too much in one step. Nothing was changed. Do it in smaller parts.',
  'server-not-entered':
    'This page no longer belongs to the running Attune. Saved codes are on disk. Open the address that Attune printed, or press Enter in its window for a new one.',
  'server-stranger': 'Attune answers its own page only. Open the address that Attune printed.',
  'not-allowed': 'This is not open to you. Nothing was changed. Ask a lead of the study if you need it.',
  'host-unreachable':
    'Attune does not answer. Every code shown as saved is on disk. Start Attune again, then try once more.',
  'demo-not-installed':
    'The demo study is not part of this copy of Attune. Your own studies are not affected. Install Attune again to get it.',

  // Signing in, and who may do what
  'study-not-open': 'No study is open. Open one from Home.',
  'sign-in-needed': 'Sign in first: this study has several people.',
  'sign-in-refused': 'The passcode is not the one of this person. Nothing was changed. Try again.',
  'sign-in-wait': 'Too many attempts. Wait {seconds} seconds, then try again.',
  'own-passcode-needed': 'From the second person on, everybody signs in. Set a passcode for yourself too.',
  'role-needed': 'This needs the role “{role}”. Ask a lead of the study.',
  'person-name-taken': 'There is already a person with the name “{name}”. Choose another one.',
  'person-not-found': 'This person is no longer in the study.',
  'last-lead': 'A study needs at least one active lead with a passcode. Give somebody else that role first.',

  // The project file
  'study-not-found': 'There is no study file at this place any more. If it was moved, open it from its new place.',
  'study-exists': 'There is already a file of this name. Nothing was overwritten. Choose another name.',
  'study-not-a-study':
    'This file is not an Attune study, or it is protected and this is not its passphrase. It was not changed.',
  'study-newer': 'This study was made by a newer version of Attune. It was not changed. Update Attune to open it.',
  'study-locked': 'The study is open elsewhere: {owner} has it. Close it there, then open it here.',
  'study-damaged':
    'Part of the study file cannot be read. Nothing in it was changed. Restore a backup from Home to go on working.',
  'study-folder-not-found': 'This folder is not there. Nothing was made. Choose another place.',
  'study-busy': 'The study file is in use by another program at this moment. Nothing of this step was kept. Try again.',
  'study-disk-error':
    'The disk did not answer as it should. What was saved before is safe. Check the disk or the network connection, then open the study again.',
  'study-not-readable':
    'The study file cannot be opened at this place. It was not changed. Copy it to a folder of your own and open it there.',
  'study-folder-readonly':
    'This study can only be looked at: its file or folder cannot be written to. Nothing was changed.',
  'backup-not-found': 'This backup is no longer there. Choose another one.',
  'backup-damaged': 'This backup cannot be read in full. The study file was not changed. Choose another one.',
  'folder-not-found': 'This folder is not there any more. Choose another one.',
  'folder-unreadable': 'This folder cannot be looked into. Check that its disk is connected and that you may read it.',

  // Schemes and assignments
  'scheme-not-found': 'This scheme is not in the study.',
  'scheme-version-taken':
    '{scheme} is already published with other content. Nothing was changed. Give it a new version.',
  'scheme-formula':
    'The scheme {scheme} holds a formula that cannot be read: “{formula}”. No codings are changed. Use a corrected version of the scheme.',
  'scheme-cycle':
    'In the scheme {scheme} these composites need each other: {composites}. No codings are changed. Use a corrected version of the scheme.',
  'template-unknown': 'There is no such template in this version of Attune.',
  'assignment-begun': 'This coding has begun, so the assignment stays. What was coded is safe.',
  'assignment-role-taken':
    'Another person already has this role for one of the recordings. Nothing was assigned. Take that assignment back first, if it has not begun.',
  'assignment-not-a-coder':
    '{name} does not have the role of a coder. Nothing was assigned. Give the role under People first.',
  'assignment-not-found': 'This assignment is no longer there. It may have been taken back.',
  'assignment-coder-twice': 'The primary and the second coder have to be two different people.',
  'assignment-no-episode':
    'The recording of {dyad} at {timePoint} has no episode of this scheme ({kinds}). Nothing was assigned. Set its episodes first: coders and scores need them.',

  // Coding
  'observation-stale': 'This coding was changed in another window. Nothing was overwritten. Load it again to go on.',
  'observation-not-found': 'This coding is no longer there, or it belongs to somebody else. Nothing was changed.',
  'change-invalid': 'This step does not fit what is stored. Nothing was changed. Load the coding again.',
  'record-refused':
    'This does not fit the scheme or the recording ({problem}). It was not stored. Load the coding again.',
  'row-immutable': 'This has been published or recorded and no longer changes.',
  'own-coding-first':
    'You code this recording yourself and your coding is still open. Two codings count as independent, so this one can be looked at once yours is locked.',
  'observation-locked': 'This coding is locked and no longer changes.',
  'observation-incomplete': '{n} things are still open. They are listed; the coding stays open.',
  'nothing-to-undo': 'There is nothing to {direction}.',

  // Gate and export
  'gate-stops':
    '{n} variables fail a check, so no workbook was written. Record why they may be exported all the same, or export as a draft.',
  'override-not-possible':
    'The check {check} cannot be overridden: it means that locked codings break a rule of their scheme. Nothing was recorded. Correct the codings named in the check.',
  'override-nothing-fails': '{variable} does not fail a check, so there is nothing to override. Nothing was recorded.',
  'export-exists': 'There is already a file of this name. It was not overwritten. Choose another name.',
  'export-file-open': 'The file is open in another program. No workbook was written. Close it there and export again.',
  'export-folder-missing':
    'The folder for the workbook is not there any more. No workbook was written. Choose another place.',
  'export-not-writable': 'Nothing can be written in this folder. No workbook was written. Choose another place.',
  'export-too-many-rows': 'The sheet {sheet} has more rows than a workbook can hold. No workbook was written.',
  'nothing-to-export':
    'Nothing is coded and locked yet, so there is nothing to export. Complete and lock a coding first.',
  'cli-who': 'This study has several people. Say who you are with --as NAME.',
  'cli-passcode': 'Nobody can be asked for the passcode here. Set it in the environment as {variable}.',
  'cli-to': 'Say where the workbook goes with --to FILE.xlsx.',
  'cli-not-converted':
    '{n} of the films could not be converted; the lines above say why. The originals are untouched, and the other copies were made.',
  'check-media':
    '{n} recorded files are missing or changed. Nothing coded is lost. Find them again in Attune, under Files.',
}
