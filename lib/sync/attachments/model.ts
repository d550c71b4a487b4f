/** A file that goes with a command: a photo. The engine knows only its bytes. */
export interface Attachment {
  readonly bytes: ArrayBuffer;
  /** Its media type. */
  readonly type: string;
}

/**
 * A file on this device, from the moment its command is durable until the server has it. It is kept as bytes and not as a blob: some browsers
 * lose the file behind a stored blob.
 */
export interface StoredAttachment extends Attachment {
  readonly commandId: string;
  /** Why it did not go the last time; null before it was tried. */
  readonly problem: string | null;
}
