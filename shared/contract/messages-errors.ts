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
  'verify-failed': 'Values that do not agree: {n}. Nothing was changed. They are listed above.',
  'verify-unreadable':
    '{name} is not a file of reference values. Nothing was computed from it. tests/reference/golden/FORMAT.md says how one looks.',
  'file-not-text':
    '{name} cannot be read as text. Nothing was computed. Check that it is there and that you may read it.',
  'table-empty': '{name} holds no ratings. The first row names the raters, every other row is an item.',
  'table-one-rater':
    '{name} has one column. Agreement needs two raters or more, a column each and none for ids. Nothing was computed.',
  'table-open-quote': 'In {name} a quotation mark on line {line} is never closed. Nothing was computed. Close it.',
  'table-uneven':
    'In {name} line {line} has {found} cells and the first row {needed}. Nothing was computed. Correct the line.',
  'table-not-a-number':
    'In {name} line {line} holds “{found}”, which is no number. Nothing was computed. Correct it, or leave the cell empty.',
  'table-na': 'In {name} line {line} writes a missing value as a word. Nothing was computed. Leave such cells empty.',
  'table-outside-codebook':
    'In {name} line {line} holds “{found}”, which is not among the categories. Nothing was computed. Correct it, or name all categories.',
  'table-codebook-needed':
    '{name} has words for categories, and their order is not known. Nothing was computed. Name them in order with --categories.',
  'table-many-categories':
    '{name} has {n} different values for categories. Nothing was computed. Use --level interval or ratio for measurements.',
  'table-codebook-twice': 'The category “{found}” is named twice. Nothing was computed. Name each once.',
  'events-open-quote': 'In {name} a quotation mark on line {line} is never closed. Nothing was computed. Close it.',
  'events-no-column':
    '{name} has no column “{column}”. Nothing was computed. The first row names code, onset_ms and offset_ms.',
  'events-no-code': 'In {name} line {line} has no code. Nothing was computed. Write one, or take the line out.',
  'events-not-milliseconds':
    'In {name} line {line} holds “{found}”, which is no whole number of milliseconds. Nothing was computed. Correct it.',
  'events-negative':
    'In {name} line {line} lies before 0. Nothing was computed. Times count from the start of the recording.',
  'events-reversed': 'In {name} line {line} ends before it begins. Nothing was computed. Correct one of the two times.',
  'events-too-many':
    '{name} holds more than {limit} events. Nothing was computed. Give each recording files of its own.',
  'events-outside':
    'An event ends at {at} ms, after the {duration} ms that were coded. Nothing was computed. Correct it, or the length.',
  'events-outside-codebook':
    'The code “{found}” is not among the categories. Nothing was computed. Correct it, or name all of them.',
  'file-place-closed': 'Nothing may be written there. Nothing was left behind. Choose a folder that you may write to.',
  'file-place-gone': 'This folder is not there any more. Nothing was written. Choose another one.',
  'file-place-is-folder': 'There is a folder of this name. Nothing was written. Choose another name.',
  'folder-unreadable': 'This folder cannot be looked into. Check that its disk is connected and that you may read it.',

  // Schemes and assignments
  'scheme-not-found': 'This scheme is not in the study.',
  'scheme-version-taken':
    '{scheme} is already published with other content. Nothing was changed. Give it a new version.',
  'scheme-file-unreadable':
    'This file cannot be read as text. Nothing was taken in. Check that it is a scheme’s file and that you may read it.',
  'scheme-file-invalid':
    '{name} is not a scheme that can be taken in; problems: {n}. Nothing was taken in. Correct what is listed, then try again.',
  'scheme-file-not-written':
    'The file could not be written there. Nothing was left behind. Choose another folder, or free some space.',
  'scheme-draft-not-found': 'This draft is no longer there. It may have been published or discarded.',
  'scheme-draft-changed':
    '{name} changed this draft meanwhile. Nothing was overwritten. Load it again to go on from there.',
  'scheme-draft-there':
    'This scheme has a draft already, last changed by {name}. Nothing was changed. Open that draft, or make another one under a new id.',
  'scheme-draft-unfit':
    'This cannot be kept as a draft of this scheme. Nothing was changed. Load the draft again to go on.',
  'scheme-draft-too-large':
    'The draft is larger than any scheme may be. This step was not saved, and what was saved before is safe. Shorten its texts, or split it.',
  'scheme-draft-hidden':
    'A text holds a character that cannot be seen and changes what is read ({place}). This step was not saved. Write that text anew.',
  'scheme-id-taken':
    'There is already a scheme or a draft with the id “{id}”. Nothing was changed. Choose another id, or go on with that draft.',
  'scheme-problems': 'The draft has problems that have to be solved first: {n}. It was not published.',
  'scheme-version-low': 'What changed asks for version {least} or higher. It was not published. Choose such a number.',
  'scheme-unchanged': 'The draft is the same as version {version}. There is nothing to publish.',
  'sort-not-found': 'This version of the scheme has no such sort. Load the scheme again.',
  'sort-gone':
    'Some of the chosen sorts are no longer there, or no longer yours to see: {n}. No criterion was made. Choose again.',
  'sort-differs':
    'The draft of this scheme has other cards or piles than these sorts. No criterion was made, and the draft is as it was. Publish or discard it first.',
  'scheme-retired':
    'This version is retired and takes no new assignments. Nothing was assigned. Choose another version, or take it back into use under Schemes.',
  'scheme-licence-missing':
    '“{name}” is made for an instrument that belongs to its authors. Nothing was assigned. Open the scheme and say by which manual or certificate the lab may use it.',
  'sort-draft-unfit':
    'The draft of this scheme has parts that are not filled in yet. Nothing was changed. Complete them in the editor, then make the criterion.',
  'scheme-formula':
    'The scheme {scheme} holds a formula that cannot be read: “{formula}”. No codings are changed. Use a corrected version of the scheme.',
  'scheme-cycle':
    'In the scheme {scheme} these composites or scales need each other: {composites}. No codings are changed. Use a corrected version of the scheme.',
  'migration-not-newer':
    'Codings are brought over to a later version only, and {to} is not later than {from}. Nothing was changed. Choose a later version.',
  'migration-decision':
    'The decision on “{item}” does not fit what changed between these versions. Nothing was changed. Look at the preview again and decide from there.',
  'migration-nothing': 'No coding of version {from} is there to be brought over. Nothing was changed.',
  'migration-stale':
    'A coding was changed while this was prepared. Nothing was brought over. Look at the preview again, then start once more.',
  'migration-not-found': 'This is not recorded in the study. Nothing was changed.',
  'migration-reverted': 'This has been taken back already. The originals count.',
  'migration-went-on':
    'The codings of version {version} have been brought over to a still later version. Nothing was changed. Take that back first.',
  'migration-worked-on':
    'Coders have gone on with {n} of the codings ({codings}). Their work would no longer count, so nothing was taken back. Bring it to an end under this version.',
  'recode-nothing':
    'None of these recordings has a coding under this version. Nothing was changed. Assign them first, or choose others.',
  'recode-unlocked':
    '{n} of the codings are not locked yet. Nothing was changed. Have them locked first, or choose recordings whose codings are.',
  'recode-nobody':
    'Everybody chosen has coded or seen {n} of these recordings before ({recordings}). Nothing was changed. Add a coder who has not.',
  'recode-double':
    'The plan asks for {wanted} recordings coded twice; the coders chosen can code {found} of them twice without having seen them. Nothing was changed. Add a coder.',
  'recode-stale':
    'An assignment or a coding was changed while this was prepared. Nothing was changed. Look at the numbers again, then start once more.',
  'assignment-brought-over':
    'This coding was brought over from another version. Nothing was changed. Take back the whole step under Schemes instead.',
  'template-unknown': 'There is no such template in this version of Attune.',
  'assignment-begun': 'This coding has begun, so the assignment stays. What was coded is safe.',
  'assignment-role-taken':
    'Another person already has this role for one of the recordings. Nothing was assigned. Take that assignment back first, if it has not begun.',
  'assignment-not-a-coder':
    '{name} does not have the role of a coder. Nothing was assigned. Give the role under People first.',
  'assignment-not-found': 'This assignment is no longer there. It may have been taken back.',
  'assignment-not-blind':
    '{name} has coded this recording or seen a coding of it, and a third coder is blind to both. Nothing was assigned. Choose somebody else.',
  'assignment-coder-twice': 'The primary and the second coder have to be two different people.',
  'assignment-no-episode':
    'The recording of {dyad} at {timePoint} has no episode of this scheme ({kinds}). Nothing was assigned. Set its episodes first: coders and scores need them.',

  // Training, certificates and checks
  'assignment-of-training':
    'This belongs to a training. Nothing was changed. Take back the whole training under Training instead.',
  'assignment-met-in-training':
    '{name} has met recordings of these in a training or a check ({n}), where masters can be seen. Nothing was assigned. Choose another coder for them.',
  'training-set-not-found': 'This training set is not there. Nothing was changed. Load the page again.',
  'training-master-missing':
    'Recordings without a locked master of this version: {n}. Nothing was changed. Have their masters coded and locked first.',
  'training-clip-twice': 'A recording stands in this set twice. Nothing was changed. Take one of the two out.',
  'training-set-given':
    'This set has been given to a coder, so its recordings and its rule stay as they are. Nothing was changed. Make another set for what should be different.',
  'training-set-closed': 'This set is closed. Nothing was given out. Open it again, or choose another one.',
  'training-run-open':
    '{name} has not finished this set yet. Nothing was given out. Wait until all its recordings are locked.',
  'training-clips-met':
    '{name} has met recordings of this set before ({n}). Nothing was given out. Choose another set, or make one of recordings that are new to them.',
  'training-run-not-found': 'This training is not there. It may have been taken back.',
  'training-run-begun': 'This training has begun, so it stays. What was coded is safe.',
  'training-not-practice': 'A test is gone through once. Nothing was changed.',
  'training-not-locked':
    'This coding is still open. The master can be seen once it is locked. What was coded is safe; go on from My work.',
  'training-not-finished':
    'Recordings of this training that are not locked yet: {n}. Its result can be seen at the end. Go on from My work.',
  'certificate-not-found': 'This certificate is not there. Load the page again.',
  'certificate-other-run':
    'These figures belong to another person or scheme. No certificate was issued. Load the page again.',
  'certificate-revoked': 'This certificate has been revoked already. Nothing was changed.',
  'check-not-possible':
    '{name} has met this recording before, or it has no locked master of this version. Nothing was given out. Choose another recording.',
  'recode-not-possible':
    '{name} has no locked coding of this recording, or was given it once more already. Nothing was given out. Choose another recording.',
  'recode-too-early':
    'This was coded {days} days ago, and four weeks have to lie between. Nothing was given out. Choose an earlier coding.',
  'drift-no-alarm': 'There is no open alarm here any more. Nothing was changed. Compute the charts again.',
  'drift-changed':
    'Another check came in since these charts were computed. Nothing was closed. Compute them again and look at it first.',

  // Coding
  'observation-stale': 'This coding was changed in another window. Nothing was overwritten. Load it again to go on.',
  'observation-not-found': 'This coding is no longer there, or it belongs to somebody else. Nothing was changed.',
  'change-invalid': 'This step does not fit what is stored. Nothing was changed. Load the coding again.',
  'record-refused':
    'This does not fit the scheme or the recording ({problem}). It was not stored. Load the coding again.',
  'row-immutable': 'This has been published or recorded and no longer changes.',
  'own-coding-first':
    'You code this recording yourself and your coding is still open. Two codings count as independent, so this one can be looked at once yours is locked.',
  'observation-superseded':
    'This coding was brought over to a newer version of its scheme, which counts in its place. What is here stays as it is. Go on from My work.',
  'observation-locked': 'This coding is locked and no longer changes.',
  'observation-incomplete': '{n} things are still open. They are listed; the coding stays open.',
  'nothing-to-undo': 'There is nothing to {direction}.',

  // Compare and consensus
  'compare-one-coder':
    'This recording was given to one coder only, so there is nothing to compare. What is coded is safe. Assign a second coder first.',
  'compare-unlocked':
    'Two codings are compared once both are locked, and one of these is still open. What is coded is safe. Wait until both coders are done.',
  'variable-not-found':
    'There is no variable “{variable}” in this study any more. Compute the reliability again and open it from there.',
  'moment-not-found':
    'The two codings do not differ there any more. Nothing was decided. Open the comparison again to see where they do.',
  'decision-not-possible':
    'This cannot stand there in this scheme. Nothing was decided. Choose one of the offered values.',
  'decision-reason-missing':
    'Where neither coder is followed, a reason is needed. Nothing was decided. Write it and save again.',
  'consensus-not-found': 'This consensus is no longer there. Nothing was changed. Open the comparison again.',
  'consensus-stale':
    'Another window has decided something here meanwhile. Its decision is kept, and yours was not stored. Load the decisions again, then decide.',
  'consensus-closed': 'This consensus is closed and no longer changes.',
  'consensus-incomplete':
    '{n} differences are still to be settled. The consensus stays open, and what was decided is kept.',
  'consensus-set-aside':
    'One of the two codings behind this consensus does not count any more: it was brought to another version or coded anew. What was decided is kept in the study file.',

  // Gate and export
  'gate-stops':
    '{n} variables fail a check, so no workbook was written. Record why they may be exported all the same, or export as a draft.',
  'gate-changed':
    'The study has changed since the checks on the screen were made, and at least one verdict is another one now. No workbook was written. Look at the checks again, then export.',
  'override-not-possible':
    'The check {check} cannot be overridden: no decision makes up for what it found. Nothing was recorded. Follow what the check says is to be done.',
  'override-expired':
    'The last day on which the decision should hold is past. Nothing was recorded. Choose today or a later day.',
  'override-second-person':
    'The second person has to be somebody else who takes part in the study. Nothing was recorded. Choose another person, or nobody.',
  'plan-reason-needed':
    'Codings are locked, so scores may have been seen. The plan was not changed. Say in ten characters or more why it changes now.',
  'nothing-to-register':
    'No recording is assigned with a scheme yet, so there is no export to register. Nothing was registered. Assign recordings first.',
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
  'cli-versions': 'Say both versions as ID@VERSION, and of the same scheme: “{given}” is not. Nothing was changed.',
  'cli-decisions':
    'The file of decisions cannot be read, or does not have the form of decisions ({problem}). Nothing was changed. --preview --json shows every item with the choices it has.',
  'cli-to': 'Say where the workbook goes with --to FILE.xlsx.',
  'cli-not-converted':
    '{n} of the films could not be converted; the lines above say why. The originals are untouched, and the other copies were made.',
  'check-media':
    '{n} recorded files are missing or changed. Nothing coded is lost. Find them again in Attune, under Files.',
}
