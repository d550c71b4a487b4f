/*
 * Next evaluates this file before it starts a page. React is what takes longest to read of all that a start needs; it is read here, and the page
 * is started in a task after it (`lib/config/start-in-steps.ts`), so that a slow phone can answer a tap in between.
 */
import 'react-dom/client';
