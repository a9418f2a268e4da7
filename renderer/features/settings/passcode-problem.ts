/** What keeps a new passcode from being taken, in words, or null. */
export function passcodeProblem(passcode: string, again: string): string | null {
  if (passcode.length < 6) return 'A passcode has at least 6 characters.'
  return passcode === again ? null : 'The two entries differ.'
}
