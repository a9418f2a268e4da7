/** The two IPC channels: every call of the contract, and every event of the host. */
export const CALL_CHANNEL = 'attune:call'
export const EVENT_CHANNEL = 'attune:event'
