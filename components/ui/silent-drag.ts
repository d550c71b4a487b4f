import type { Announcements, DndContextProps } from '@dnd-kit/core';

const nothing = () => undefined;
const announcements: Announcements = {
  onDragStart: nothing,
  onDragOver: nothing,
  onDragEnd: nothing,
  onDragCancel: nothing,
};

/**
 * How every drag is told to those who listen: not by the drag library, which knows neither the language nor the names. The screen says itself where
 * the thing went, and its own keys are told by the screen, too.
 */
export const silentDrag: NonNullable<DndContextProps['accessibility']> = {
  announcements,
  screenReaderInstructions: { draggable: '' },
  restoreFocus: false,
};
