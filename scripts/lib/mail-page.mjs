// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { escaped, listPage, mailPage, missingPage } from './mail-page-text.mjs';

/** Nothing but our own style and frames; a mail in its frame has no more than its own styles. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const FRAME_POLICY =
  "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
const SHOWN_MAX = 200;
const MAIL_NAME = /^[0-9TZ.-]{20,40}\.eml$/;

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} type
 * @property {string | Uint8Array} body
 * @property {string} policy
 * @property {Record<string, string>} [headers]
 */

/**
 * Serves the mails in a folder as pages to read: a list, each mail as text and as the page it is, and its attachments.
 * On 127.0.0.1 only, and only to who asks for that name: no site elsewhere can read along in a browser.
 *
 * @param {string} folder
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startMailPage(folder) {
  const server = createServer((request, response) => {
    answer(folder, request)
      .catch(() => missing(500))
      .then(({ status, type, body, policy, headers = {} }) => {
        response.writeHead(status, {
          'content-type': type,
          'content-security-policy': policy,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-store',
          ...headers,
        });
        response.end(request.method === 'HEAD' ? undefined : body);
      })
      .catch(() => response.destroy());
  });
  const port = await new Promise((/** @type {(port: number) => void} */ resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return {
    url: `http://127.0.0.1:${String(port)}/mail`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<Answer>}
 */
async function answer(folder, { headers, method = '', url = '/' }) {
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '')) return missing(421);
  if (!['GET', 'HEAD'].includes(method)) return missing(405);
  const path = url.replace(/\?.*$/, '');
  if (path === '/' || path === '/mail') return page(listPage(await listed(folder)));
  return answerAbout(folder, /^\/mail\/([^/]+)(\/page|\/attachments\/\d{1,3})?$/.exec(path));
}

/**
 * @param {string} folder
 * @param {RegExpExecArray | null} asked the name of a mail, and which part of it
 * @returns {Promise<Answer>}
 */
async function answerAbout(folder, asked) {
  const name = asked?.[1] ?? '';
  const part = asked?.[2] ?? '';
  const mail = await readMail(folder, name);
  if (mail === null) return missing(404);
  if (part === '') return page(mailPage(name, mail));
  if (part === '/page') return framed(mail.html ?? '');
  const attachment = mail.attachments[Number(part.replace('/attachments/', ''))];
  return attachment === undefined ? missing(404) : download(attachment);
}

/**
 * @param {string} body
 * @returns {Answer}
 */
function page(body) {
  return { status: 200, type: 'text/html; charset=utf-8', body, policy: PAGE_POLICY };
}

/**
 * The page that a mail is, as it would be in a mail program: without scripts, and with nothing from elsewhere.
 *
 * @param {string} body
 * @returns {Answer}
 */
function framed(body) {
  return { status: 200, type: 'text/html; charset=utf-8', body, policy: FRAME_POLICY };
}

/**
 * @param {number} status
 * @returns {Answer}
 */
function missing(status) {
  return { ...page(missingPage()), status };
}

/**
 * Whatever it says that it is, it is saved and not shown.
 *
 * @param {import('postal-mime').Attachment} attachment
 * @returns {Answer}
 */
function download({ content, filename }) {
  const name = (filename ?? 'attachment').replaceAll(/[^\w.-]/g, '_').slice(-80);
  return {
    status: 200,
    type: 'application/octet-stream',
    body: typeof content === 'string' ? content : new Uint8Array(content),
    policy: FRAME_POLICY,
    headers: { 'content-disposition': `attachment; filename="${escaped(name)}"` },
  };
}

/**
 * The newest mails first.
 *
 * @param {string} folder
 */
async function listed(folder) {
  const names = (await readdir(folder)).filter((name) => MAIL_NAME.test(name));
  const newest = names.toSorted().toReversed();
  const shown = newest.slice(0, SHOWN_MAX);
  const mails = await Promise.all(shown.map((name) => readMail(folder, name)));
  const entries = shown.flatMap((name, index) => {
    const mail = mails[index];
    return mail === null || mail === undefined ? [] : [{ name, mail }];
  });
  return { entries, count: newest.length };
}

/**
 * A mail in the folder; null when there is none by this name, or what is there is no mail.
 *
 * @param {string} folder
 * @param {string} name
 */
async function readMail(folder, name) {
  if (!MAIL_NAME.test(name)) return null;
  try {
    return await PostalMime.parse(await readFile(join(folder, name)));
  } catch {
    return null;
  }
}
