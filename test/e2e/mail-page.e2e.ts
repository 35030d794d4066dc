import { readFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import type { Browser, Page } from 'playwright-core';
import { startMailCatcher } from '../../scripts/lib/mail-catcher.mjs';
import { startMailPage } from '../../scripts/lib/mail-page.mjs';
import { axeViolations, launchBrowser, PHONE, temporaryFolder } from '../support/browser.js';

const hostile = (
  elsewhere: string,
): string => `<h1>Dag</h1><script>document.title = 'taken over'</script><img src="${elsewhere}/x.png" alt="">
  <p onclick="top.location='http://elsewhere.example'">Klik</p>`;

describe('the page with the mail of the demo', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const folder = temporaryFolder('mail-page');
  let catcher: Awaited<ReturnType<typeof startMailCatcher>>;
  let server: Awaited<ReturnType<typeof startMailPage>>;
  let browser: Browser;
  let page: Page;
  let askedElsewhere = 0;
  const elsewhere: Server = createServer((_request, response) => {
    askedElsewhere += 1;
    response.end();
  });

  beforeAll(async () => {
    catcher = await startMailCatcher(folder.path);
    server = await startMailPage(folder.path);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: PHONE });
    const port = await new Promise<number>((resolve) => {
      elsewhere.listen(0, '127.0.0.1', () => {
        const address = elsewhere.address();
        resolve(typeof address === 'object' ? (address?.port ?? 0) : 0);
      });
    });
    const transport = createTransport(catcher.url);
    await transport.sendMail({
      from: 'Wijkkas <noreply@wijkkas.example>',
      to: 'noor@bewoner.example',
      subject: 'Uitslag <b>van</b> de ronde',
      text: 'Beste Noor,\n<b>Dag</b>',
      html: hostile(`http://127.0.0.1:${port}`),
      attachments: [{ filename: '../brief "1".html', content: '<script>1</script>' }],
    });
    transport.close();
  });

  afterAll(async () => {
    await browser.close();
    elsewhere.close();
    await server.stop();
    await catcher.stop();
    folder.remove();
  });

  it('lists the mail, shows one as text and as a page, and is readable for all', async () => {
    await page.goto(server.url);
    const onList = await axeViolations(page, axe);
    await page.getByRole('link', { name: 'Uitslag <b>van</b> de ronde' }).click();
    const onMail = await axeViolations(page, axe);

    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    const text = await page.locator('pre').textContent();
    const framed = await page.frameLocator('iframe').getByRole('heading', { name: 'Dag' }).count();
    expect([onList, onMail]).toEqual([[], []]);
    expect(heading).toBe('Uitslag <b>van</b> de ronde');
    expect(text).toContain('Beste Noor,\n<b>Dag</b>');
    expect(framed).toBe(1);
  });

  it('runs nothing that stands in a mail, and fetches nothing for it', async () => {
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Uitslag' }).click();
    await page.frameLocator('iframe').getByText('Klik').click();

    const frame = page.frames().find((each) => each.url().endsWith('/page'));
    const response = await fetch(frame?.url() ?? '');

    expect(await page.title()).toBe('Uitslag <b>van</b> de ronde');
    expect(page.url()).toContain('/mail/');
    expect(askedElsewhere).toBe(0);
    expect(response.headers.get('content-security-policy')).toMatch(/^sandbox.*default-src 'none'/);
  });

  it('gives an attachment to save, never to open', async () => {
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Uitslag' }).click();
    const link = await page.getByRole('link', { name: /brief/ }).getAttribute('href');

    const response = await fetch(new URL(link ?? '', server.url));

    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe('<script>1</script>');
  });

  it.each([
    ['/mail/..%2f..%2fetc%2fpasswd', 404],
    ['/mail/2026-01-15T12-00-00.000Z-0001.eml', 404],
    ['/mail/x/attachments/0', 404],
    ['/elsewhere', 404],
  ])('has nothing at %s', async (path, status) => {
    const response = await fetch(new URL(path, server.url));

    expect(response.status).toBe(status);
  });

  it('answers to its own name only', async () => {
    const { port } = new URL(server.url);

    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(
        { host: '127.0.0.1', port, path: '/mail', headers: { host: 'evil.example' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      request.on('error', reject);
      request.end();
    });

    expect(status).toBe(421);
  });
});
