import type { Remark } from '../../state/workspace.ts'

const texts: Readonly<Record<string, string>> = {
  'refused.outside-episodes': 'No episode here: codes belong to an episode.',
  'refused.not-in-this-episode': '“{code}” belongs to another episode.',
  'refused.already-running': '“{code}” is running already.',
  'refused.already-there': '“{code}” stands at this moment already.',
  'refused.overlaps': 'That would overlap the same code.',
  'refused.not-a-state': 'A moment has no end to move.',
  'refused.unknown-event': 'That code is no longer there.',
  'refused.unknown-modifier': 'That answer does not belong to this code.',
  'refused.no-link': 'That cannot be its cue.',
  'refused.needs-cue': 'Every code of this set needs its cue.',
  'no-cue': 'There is no cue in the {seconds} s before it: its link stays open.',
  'links-opened': 'The cue is gone, so {n} linked to it will ask for another. Undo brings both back.',
  'no-answer': 'That cannot be the answer. Write {hint}.',
  'refused.off-scale': 'That value is not on the scale of “{code}”.',
  'refused.wrong-scope': '“{code}” is rated elsewhere.',
  'read-only': 'This coding is locked and no longer changes.',
  'refused.text-too-long': 'That would be longer than the text of one segment may be.',
  'refused.outside-segment': 'Go to a moment within the segment to split it.',
  'refused.no-next-segment': 'No segment of the same kind follows in this episode.',
  'segment-there': 'A segment that is written already lies here. Split it, or move its edges.',
  'no-segment': 'There is no segment yet. Mark one first.',
  'loop-from': 'The loop begins at {at}. Set its end.',
  'loop-to': 'The loop ends at {at}. Set its beginning.',
  'loop-no-code': 'Select a code first, then loop it.',
  'no-points-left': 'All points of “{code}” are given out. Take some back first.',
  'always-codable': 'This form asks for points in every aspect.',
  'always-applies': 'This item is either seen or not.',
  'no-reasons': 'This scale has to be rated.',
  'sound-off-here': '“{pass}” is worked on without sound.',
  'speed-limited': 'In “{pass}” the highest speed is {max}×.',
  'no-time': 'Write a time such as 3:12.480.',
}

/** Words for what a key could not do. */
export function remarkText({ code, params }: Remark): string {
  const text = texts[code] ?? 'That is not possible here.'
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}
