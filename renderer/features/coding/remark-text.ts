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
  'refused.off-scale': 'That value is not on the scale of “{code}”.',
  'refused.wrong-scope': '“{code}” is rated elsewhere.',
  'read-only': 'This coding is locked and no longer changes.',
  'loop-from': 'The loop begins at {at}. Set its end.',
  'loop-to': 'The loop ends at {at}. Set its beginning.',
  'loop-no-code': 'Select a code first, then loop it.',
  'no-reasons': 'This scale has to be rated.',
  'no-time': 'Write a time such as 3:12.480.',
}

/** Words for what a key could not do. */
export function remarkText({ code, params }: Remark): string {
  const text = texts[code] ?? 'That is not possible here.'
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}
