/**
 * Which rules the palettes that a device remembers were made by. Count it up when `brandPalettes` gives other colours for the same two, so that
 * every device makes its own anew; a test notices.
 */
export const PALETTE_VERSION = 2;
