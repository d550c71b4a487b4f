import { Hono } from 'hono';
import { html } from 'hono/html';

/** A mail that the stack would have sent. */
export interface Mail {
  id: number;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The sign-in code in it, when there is one. */
  code: string | null;
  receivedAt: string;
}

const kept = 200;

/** Catches every mail of the Auth service: for development, tests and the demo, where nobody has a mailbox. */
export class MailInbox {
  #mails: Mail[] = [];
  #count = 0;

  /** Called by the Auth service. */
  async send(mail: { to: string; subject: string; text?: string; html?: string }): Promise<void> {
    this.#count += 1;
    const text = mail.text ?? '';
    this.#mails.unshift({
      id: this.#count,
      to: mail.to,
      subject: mail.subject,
      text,
      html: mail.html ?? '',
      code: /\b\d{6}\b/.exec(text)?.[0] ?? null,
      receivedAt: new Date().toISOString(),
    });
    this.#mails.length = Math.min(this.#mails.length, kept);
    return Promise.resolve();
  }

  /** The newest first, for one address or for all. */
  list(to?: string): Mail[] {
    return this.#mails.filter((mail) => to === undefined || mail.to.toLowerCase() === to.toLowerCase());
  }

  /** The newest sign-in code sent to an address. */
  latestCode(to: string): string | undefined {
    return this.list(to).find((mail) => mail.code !== null)?.code ?? undefined;
  }
}

/** The inbox as a page at `/mail` and as JSON at `/mail/messages.json?to=`. */
export function mailPages(inbox: MailInbox): Hono {
  const app = new Hono();
  app.get('/mail/messages.json', (c) => c.json(inbox.list(c.req.query('to'))));
  app.get('/mail', (c) => {
    const to = c.req.query('to') || undefined;
    return c.html(page(inbox.list(to), to));
  });
  return app;
}

function page(mails: Mail[], to: string | undefined) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Inbox of the demo</title>
        <style>
          body {
            font:
              16px/1.5 system-ui,
              sans-serif;
            max-width: 44rem;
            margin: 0 auto;
            padding: 1rem;
            color-scheme: light dark;
          }
          li {
            border-block-start: 1px solid;
            padding-block: 0.75rem;
          }
          ol {
            list-style: none;
            padding: 0;
          }
          pre {
            white-space: pre-wrap;
            overflow-wrap: anywhere;
          }
          .code {
            font:
              700 1.75rem ui-monospace,
              monospace;
            letter-spacing: 0.2em;
          }
          input,
          button {
            font: inherit;
            min-height: 44px;
            padding-inline: 0.75rem;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>Inbox of the demo</h1>
          <p>Nothing is sent. Every mail to anybody lands here.</p>
          <form>
            <label>Address <input type="email" name="to" value="${to ?? ''}" /></label>
            <button>Show</button>
          </form>
          ${mails.length === 0 ? html`<p>No mail yet. Ask for a sign-in code, then reload this page.</p>` : ''}
          <ol>
            ${mails.map(
              (mail) =>
                html`<li>
                  <h2>${mail.subject}</h2>
                  <p>To ${mail.to}, <time datetime="${mail.receivedAt}">${mail.receivedAt}</time></p>
                  ${mail.code ? html`<p class="code">${mail.code}</p>` : html`<pre>${withLinks(mail.text)}</pre>`}
                </li>`,
            )}
          </ol>
        </main>
      </body>
    </html>`;
}

/** The text with its addresses to tap, as a mail program shows them. */
function withLinks(text: string) {
  const parts = text.split(/(https?:\/\/\S+)/);
  return parts.map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part));
}
