import type { ScanReport } from '../../../../renderer/host/media-scan/scan-order.ts'

/** A worker that says what the test tells it to. */
export class FakeWorker extends EventTarget {
  static all: FakeWorker[] = []
  readonly orders: unknown[] = []
  ended = false
  constructor() {
    super()
    FakeWorker.all.push(this)
  }
  postMessage(message: unknown): void {
    this.orders.push(message)
  }
  terminate(): void {
    this.ended = true
  }
  say(report: ScanReport): void {
    this.dispatchEvent(new MessageEvent('message', { data: report }))
  }
}

export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

export function latest(): FakeWorker {
  const worker = FakeWorker.all.at(-1)
  if (worker === undefined) throw new Error('no worker was started')
  return worker
}
