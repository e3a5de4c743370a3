import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPageAddress, pageResponse } from '../../../electron/window/page-response.ts';
import { createPreviewPages } from '../../../electron/window/preview-pages.ts';
import { frameStyle } from '../../../shared/model/frame-style.ts';

let outside: string;
let folder: string;
beforeAll(() => {
  outside = mkdtempSync(path.join(tmpdir(), 'sameside-page-'));
  folder = path.join(outside, 'renderer');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  mkdirSync(path.join(outside, 'renderer-secret'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>page');
  writeFileSync(path.join(folder, 'assets/app.js'), 'script');
  writeFileSync(path.join(folder, 'stamp'), 'no type');
  writeFileSync(path.join(outside, 'secret.html'), 'secret');
  writeFileSync(path.join(outside, 'renderer-secret/secret.html'), 'secret');
});
afterAll(() => rmSync(outside, { recursive: true, force: true }));

const previews = createPreviewPages();
const get = (address: string, method = 'GET'): Promise<Response> => pageResponse(folder, method, address, previews);

describe('the page scheme', () => {
  it('serves files of the page with their type and the whole policy', async () => {
    const response = await get('app://bundle/index.html?view=inbox#top');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<!doctype html>page');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; " +
        `style-src 'self' 'sha256-${hash('sha256', frameStyle, 'base64')}'; ` +
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "worker-src 'self'; frame-src app://bundle/preview/ http: https: mailto:; object-src 'none'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types dompurify pdf-worker",
    );
    expect((await get('app://bundle/assets/app.js')).headers.get('content-type')).toBe(
      'text/javascript; charset=utf-8',
    );
  });

  it.each([
    'app://bundle/../secret.html',
    'app://bundle/%2e%2e/secret.html',
    'app://bundle/..%2fsecret.html',
    'app://bundle/assets/..%2f..%2fsecret.html',
    'app://bundle/..%5csecret.html',
    'app://bundle/..%2frenderer-secret%2fsecret.html',
    'app://bundle/%252e%252e%252fsecret.html',
    'app://bundle//secret.html',
    'app://bundle/index.html%00.html',
    'app://bundle/%ff.html',
    'app://bundle/C:%2fsecret.html',
    'app://bundle/stamp',
    'app://bundle/assets/',
    'app://bundle/',
    'app://bundle/missing.html',
  ])('finds nothing at %s', async (address) => {
    const response = await get(address);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('never leaves the folder, whatever the path', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '/',
      '%2f',
      '%2e',
      '%5c',
      '\\',
      'assets',
      'secret.html',
      'renderer-secret',
      '%00',
      '?',
      '#',
      ':',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
        const response = await get(`app://bundle/${parts.join('')}`);
        expect(await response.text()).not.toBe('secret');
      }),
      { numRuns: 500 },
    );
  });

  it('answers only GET, and only for its own host', async () => {
    expect((await get('app://bundle/index.html', 'POST')).status).toBe(405);
    expect((await get('app://elsewhere/index.html')).status).toBe(403);
    expect((await get('app://bundle:80/index.html')).status).toBe(403);
    expect((await get('nothing')).status).toBe(403);
  });

  it('knows its own addresses from lookalikes', () => {
    expect(isPageAddress('app://bundle/index.html')).toBe(true);
    for (const address of [
      'app://bundle.example.org/',
      'app://example.org/bundle/',
      'https://bundle/',
      'app:bundle',
      'file:///bundle/index.html',
      'about:srcdoc',
      '',
      'null',
    ]) {
      expect(isPageAddress(address), address).toBe(false);
    }
  });

  it('shows a preview without an origin, a script or a load, and only as long as it is kept', async () => {
    // Catches words of strangers that would run as our page, and previews that fill the memory.
    const address = previews.keep({ bytes: '<p>words', mimeType: 'text/html; charset=utf-8' });
    const response = await get(address);
    expect(await response.text()).toBe('<p>words');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'self'",
    );
    expect((await get('app://bundle/preview/index.html')).status).toBe(404);
    expect((await get(address, 'POST')).status).toBe(405);
    for (let more = 0; more < 6; more += 1) previews.keep({ bytes: '', mimeType: 'application/pdf' });
    expect((await get(address)).status).toBe(404);
  });
});
