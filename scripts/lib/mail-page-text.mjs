// @ts-check

/**
 * @typedef {import('postal-mime').Email} Email
 * @typedef {{ name: string, mail: Email }} Entry
 */

const STYLE = `
  body { margin: 0 auto; padding: 1rem; max-width: 60rem; font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
  a { color: #003f8a; } li { margin: 0 0 0.75rem; } ul { padding-left: 1.25rem; } time { color: #4a4a4a; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f3f3f3; padding: 1rem; }
  iframe { width: 100%; height: 40rem; border: 1px solid #767676; } dt { font-weight: bold; } dd { margin: 0 0 0.5rem; }`;

/** @type {Readonly<Record<string, string>>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * A text as it stands in a page, whatever it looks like.
 *
 * @param {string} text
 */
export function escaped(text) {
  return text.replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** @param {{ entries: readonly Entry[], count: number }} found */
export function listPage({ entries, count }) {
  const items = entries.map(
    ({ name, mail }) =>
      `<li><a href="/mail/${name}">${escaped(subjectOf(mail))}</a><br>${escaped(receiversOf(mail))}, <time>${escaped(momentOf(name))}</time></li>`,
  );
  const more =
    count > entries.length ? `<p>The newest ${entries.length} of ${count} mails.</p>` : '';
  const list = items.length === 0 ? '<p>No mail was sent yet.</p>' : `<ul>${items.join('\n')}</ul>`;
  return layout(
    'Mail of the demo',
    `<p>Nothing leaves this machine: this is the mail that would have been sent.</p>${more}${list}`,
  );
}

/**
 * @param {string} name
 * @param {Email} mail
 */
export function mailPage(name, mail) {
  const attachments = mail.attachments.map(
    ({ filename, mimeType }, index) =>
      `<li><a href="/mail/${name}/attachments/${index}" download>${escaped(filename ?? `Attachment ${index + 1}`)}</a> (${escaped(mimeType)})</li>`,
  );
  const from = mail.from === undefined ? '' : addressOf(mail.from);
  return layout(
    subjectOf(mail),
    [
      '<p><a href="/mail">All mail</a></p>',
      `<dl><dt>To</dt><dd>${escaped(receiversOf(mail))}</dd><dt>From</dt><dd>${escaped(from)}</dd><dt>Caught</dt><dd>${escaped(momentOf(name))}</dd></dl>`,
      attachments.length === 0 ? '' : `<h2>Attachments</h2><ul>${attachments.join('')}</ul>`,
      `<h2>As text</h2><pre>${escaped(mail.text ?? '')}</pre>`,
      mail.html === undefined
        ? ''
        : `<h2>As a page</h2><iframe sandbox="allow-popups" title="The mail as a page" src="/mail/${name}/page"></iframe>`,
    ].join('\n'),
  );
}

export function missingPage() {
  return layout('There is no such mail', '<p><a href="/mail">All mail</a></p>');
}

/**
 * @param {string} title
 * @param {string} body
 */
function layout(title, body) {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escaped(title)}</h1>
${body}
</main></body></html>
`;
}

/** @param {Email} mail */
function subjectOf({ subject }) {
  const text = (subject ?? '').trim();
  return text === '' ? '(no subject)' : text;
}

/** @param {Email} mail */
function receiversOf({ to }) {
  return (to ?? []).map(addressOf).join(', ');
}

/** @param {import('postal-mime').Address} address */
function addressOf({ name, address }) {
  const where = address ?? '';
  return name === '' || name === where ? where : `${name} <${where}>`;
}

/**
 * When it was caught, as its name says: `2026-01-15T12-00-00.000Z-0001.eml`.
 *
 * @param {string} name
 */
function momentOf(name) {
  const [day = '', time = ''] = name.slice(0, 19).split('T');
  return `${day} ${time.replaceAll('-', ':')}`;
}
