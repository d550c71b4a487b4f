/**
 * Lets Next start a page in a task of its own, after its scripts were read. Next first inserts what `next/script` has put into this list for before
 * hydration, and goes on in a new task after each; that component is larger than the start may be, so one empty script is put there by hand. Should
 * Next forget the list, the page starts in one task again.
 */
export const startInSteps = "(self.__next_s=self.__next_s||[]).push([0,{children:''}])";
