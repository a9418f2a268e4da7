/** What went wrong with a recording or one of its files, what is safe, and what to do next. */
export const mediaMessages: Readonly<Record<string, string>> = {
  // Recordings and their files
  'media-missing': 'The file is no longer where it was. Nothing coded is lost. A lead finds it again under Files.',
  'media-changed':
    'The file is another one than when it was added: its size or content differs. Codes keep their times; check that it is the right recording.',
  'media-unknown': 'This file does not belong to the study.',
  'media-no-picture': '{name} has sound but no picture. Nothing was added. Choose the file of the camera.',
  'media-not-video':
    '{name} is not a video file, whatever its name says. Nothing was added. Choose the file of the camera.',
  'media-codec-unplayable':
    'The picture of {name} is in the format {codec}, which would play as sound without a picture here. Nothing was added. Where the format can be read, “Add recordings” offers to convert the file.',
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
    '{name} is a {container} file, which cannot be shown here as it is. Nothing was added. Where the format can be read, “Add recordings” offers to convert the file.',
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
  'conversion-copy-missing':
    'The copy that was made of “{name}” is not in its place any more. The original and every code are as they were. Look for moved files, or make the copy again.',
  'part-overlaps':
    'Part {part} of “{label}” would begin before the part before it ends. Nothing was moved. Let it begin later.',
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

  // Copies of files that are not played as they are, and the converter that makes them
  'converter-needed':
    'A copy needs the program ffmpeg, and none was found here. Nothing was changed. Install it or choose it under Files; what is queued stays queued.',
  'converter-not-ffmpeg':
    '{name} is not an ffmpeg that can be started here. Nothing was changed. Choose the program ffmpeg itself.',
  'converter-without-ffprobe':
    'There is no ffprobe beside {name}; both are needed, and they come together. Nothing was changed. Choose an ffmpeg with its ffprobe in the same folder.',
  'settings-not-kept':
    'The settings of this computer could not be written, so the choice was not kept. Nothing else was changed. Look whether there is room on the disk and whether Attune may write in its folder, then choose again.',
  'converter-without-h264':
    'This ffmpeg was built without H.264, so it cannot make such a copy. Nothing was changed. Choose another ffmpeg under Files.',
  'conversion-stopped':
    'The converter ended while it was working on {name}. The original is untouched and no half copy was kept. Queue it again.',
  'conversion-failed':
    '{name} cannot be converted as it is ({detail}). The original is untouched and no copy was kept. Copy the file from the camera again, or use another ffmpeg.',
  'conversion-refused':
    'The converter cannot read {name}. The original is untouched. Copy the file from the camera again and check that it plays elsewhere.',
  'conversion-frames-differ':
    'The copy of {name} has {copied} frames where the original has {frames}. Codes would not hold for both, so the copy was not kept. Copy the file from the camera again, or use another ffmpeg.',
  'conversion-times-differ':
    'Frames of the copy of {name} lie up to {ms} ms from where the original has them. Codes would not hold for both, so the copy was not kept. Use another ffmpeg.',
  'conversion-source-changed':
    '{name} is not the same file as when its copy was queued. No copy was kept. Add the file again.',
  'conversion-folder':
    'The folder for copies beside the study file cannot be written to. No copy was kept, and what was saved before is safe. Check the folder, then queue the copy again.',
  'conversion-running': 'This copy is being made at the moment. Cancel the work first, then take it out.',
  'conversion-copy-in-use':
    'The copy {name} is held by another program and could not be taken away. Nothing was changed. Close it there and try again.',
}
