/** Where an address that was typed and not yet signed in with waits while the page is loaded anew. */
const KEY = 'tracseq:typed-email';

/** Keeps what is typed for the page that comes next in this tab, such as the same one in another language. */
export function keepTypedEmail(email: string): void {
  if (email === '') sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, email);
}

/** What was typed before the page was loaded anew; empty where nothing was. */
export function typedEmail(): string {
  return sessionStorage.getItem(KEY) ?? '';
}
