/** Does something for every one of a list, at most `atOnce` of them at the same time. Ends with the first failure. */
export async function eachOf<T>(list: readonly T[], atOnce: number, act: (one: T) => Promise<void>): Promise<void> {
  const left = list[Symbol.iterator]()
  const worker = async (): Promise<void> => {
    for (let next = left.next(); next.done !== true; next = left.next()) await act(next.value)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker))
}
