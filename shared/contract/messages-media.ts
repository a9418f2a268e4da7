/** What went wrong with a recording or one of its files, what is safe, and what to do next. */
export const mediaMessages: Readonly<Record<string, string>> = {
  // Recordings and their files
  'media-missing':
    'The file is no longer where it was. Nothing coded is lost. A lead finds it again with “Re-link” in the recording’s panel.',
  'media-changed':
    'The file is another one than when it was added: its size or content differs. Codes keep their times; check that it is the right recording.',
  'media-unknown': 'This file does not belong to the study.',
  'media-no-picture': '{name} has sound but no picture. Nothing was added. Choose the file of the camera.',
  'media-not-video':
    '{name} is not a video file, whatever its name says. Nothing was added. Choose the file of the camera.',
  'media-codec-unplayable':
    'The picture of {name} is in the format {codec}, which would play as sound without a picture here. Nothing was added. Convert the file to H.264 (MP4), for example with HandBrake or ffmpeg, and add the converted one.',
  'media-truncated':
    '{name} ends too early; the copy may have stopped half-way. Nothing was added. Copy it again from the camera.',
  'media-unreadable':
    '{name} cannot be opened. Nothing was added. Check that you may read it and that its disk is connected.',
  'media-empty': '{name} is empty. Nothing was added. Copy it again from the camera.',
  'media-not-the-same':
    'The chosen file is not the one that was added as {name}: its content differs. Nothing was changed. Choose the file itself, under whatever name.',
  'media-not-found':
    '{name} is not at this place any more. Nothing was changed. Check the folder, or choose the file again.',
  'media-container-unsupported':
    '{name} is a {container} file, which cannot be shown here. Nothing was added. Convert it to H.264 (MP4), for example with HandBrake or ffmpeg, and add the converted one.',
  'media-too-long':
    '{name} says that it lasts over {hours} hours. Nothing was added. Cut it into the parts that will be coded.',
  'media-cut-inside':
    '{name} was cut in a way that players show differently. Nothing was added. Save it once more with a video program and add the new file.',
  'media-frames-unreadable':
    'The frames of {name} cannot be read in order, so no code could be put on a frame. Nothing was added. Convert it to H.264 (MP4) and add the converted one.',
  'media-already-here':
    '{name} is the same film as {other}, and a film is in a study once only. Nothing was added for this line. Use one of the two.',
  'media-vanished':
    'The file of this camera cannot be read any more. Every code is saved. Check that its disk is connected, then open the coding again.',
  'media-scan-failed':
    'The file could not be read to its end, so nothing was kept of this look at it. The file and every code are as they were. Check that its disk is connected, then try again.',
  'parts-overlap':
    '{name} would begin before the part before it ends. Nothing was added for this line. Give the pause between the two, 0 or more.',
  'camera-not-found': 'This camera does not belong to the recording. Nothing was moved.',
  'camera-is-reference':
    'This camera is the clock of the recording, and every code stands on it. Nothing was moved. Move the other cameras instead.',
  'camera-outside':
    '{label} would have no moment in common with the first camera. Nothing was moved or added. Check the time that it began.',
  'recording-exists':
    'Dyad {dyad} already has a recording of this task at {timePoint}. Nothing was added for this line.',
  'recording-not-found': 'This recording is no longer in the study.',
  'recording-assigned-started':
    'This recording has been coded. Its episodes can no longer change, because codes and scores stand on them.',
  'episode-order': 'The episode {kind} has to end after it begins. Nothing was saved.',
  'episodes-overlap':
    'The episodes {a} and {b} overlap. Nothing was saved. Episodes of one recording follow one another.',
  'episode-outside': 'The episode {kind} does not lie within the recording. Nothing was saved.',
  'episode-kind-missing': 'An episode needs a kind. Nothing was saved.',
}
