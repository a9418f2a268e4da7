/**
 * Marks on the browser's own clock from which the bench reads how long a code takes: key pressed, drawn on the
 * timeline, durable on disk.
 */
const KEEP = 500
const counts = { 'attune:key': 0, 'attune:drawn': 0, 'attune:durable': 0 }
type Mark = keyof typeof counts

/** A key has been pressed and not been drawn yet: other drawing is not counted. */
let awaitingDraw = false

function mark(name: Mark): void {
  counts[name] += 1
  // A coder sits here for hours: the browser would keep every mark.
  if (counts[name] % KEEP === 0) performance.clearMarks(name)
  performance.mark(name)
}

/** @param pressedAt `timeStamp` of the key event, so that waiting in the event queue counts too. */
export function markKey(pressedAt: number): void {
  awaitingDraw = true
  performance.mark('attune:key', { startTime: pressedAt })
  counts['attune:key'] += 1
  if (counts['attune:key'] % KEEP === 0) performance.clearMarks('attune:key')
}

export function markDrawn(): void {
  if (!awaitingDraw) return
  awaitingDraw = false
  mark('attune:drawn')
}

export function markDurable(): void {
  mark('attune:durable')
}
