import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FeedEntry, FeedText } from '../../../../electron/importers/feed/model.ts';
import { parseFeed } from '../../../../electron/importers/feed/parse-feed.ts';
import { looksLikeFeed } from '../../../../electron/importers/feed/recognise.ts';

const folder = new URL('../../../fixtures/feeds/', import.meta.url);
const bytesOf = (file: string): Buffer => readFileSync(new URL(file, folder));

interface Sample {
  file: string;
  contentType?: string;
  address?: string;
  dialect: string;
  title?: string;
  entries: number;
  first?: Partial<FeedEntry>;
}

const text = (value: string): FeedText => ({ type: 'text', value });
const html = (value: string): FeedText => ({ type: 'html', value });

const samples: Sample[] = [
  { file: 'feedparser/utf-16be-bom.xml', dialect: 'rss', entries: 0 },
  { file: 'feedparser/utf-16le-autodetect.xml', dialect: 'rss', entries: 0 },
  { file: 'feedparser/utf-32le-bom.xml', dialect: 'rss', entries: 0 },
  { file: 'feedparser/euc-kr-item.xml', dialect: 'rss', entries: 1, first: { summary: text('년') } },
  {
    file: 'feedparser/http_application_atom_xml_gb2312_charset.xml',
    contentType: 'application/atom+xml; charset=gb2312',
    dialect: 'atom',
    entries: 0,
  },
  { file: 'feedparser/bozo_bogus_encoding.xml', dialect: 'rss', entries: 0 },
  {
    file: 'feedparser/bozo_invalid-bytes-with-bom.xml',
    dialect: 'rss',
    title: 'Valid UTF8: ѨInvalid UTF8: España',
    entries: 0,
  },
  { file: 'feedparser/demoronize-1.xml', dialect: 'rss', entries: 1, first: { summary: text('don’t') } },
  { file: 'feedparser/nbsp.xml', dialect: 'rss', title: 'testing \u00a0 entity', entries: 0 },
  { file: 'feedparser/doesnotexist.xml', dialect: 'rss', title: 'testing &doesnotexist; entity', entries: 0 },
  { file: 'feedparser/rss_incomplete_cdata.xml', dialect: 'rss', title: 'can feedparser read this xml', entries: 1 },
  {
    file: 'feedparser/rdf_channel_empty_textinput.xml',
    dialect: 'rdf',
    entries: 1,
    first: { title: text('crashes here') },
  },
  {
    file: 'feedparser/rss_item_link_corrupted_ampersands.xml',
    dialect: 'rss',
    entries: 1,
    first: { link: 'http://link/get?a=1&b=2' },
  },
  { file: 'feedparser/always_strip_doctype.xml', dialect: 'rss', title: 'found', entries: 0 },
  { file: 'feedparser/undeclared_namespace.xml', dialect: 'rss', entries: 0 },
  { file: 'feedparser/amp12.xml', dialect: 'atom', entries: 1, first: { title: html('&amp;') } },
  {
    file: 'feedparser/entry_title_base64_2.xml',
    dialect: 'atom',
    entries: 1,
    first: { title: html('<p>History of the &lt;blink&gt; tag</p>') },
  },
  {
    file: 'feedparser/entry_title_naked_markup.xml',
    dialect: 'atom',
    entries: 1,
    first: { title: html('Example <b>Atom</b>') },
  },
  {
    file: 'feedparser/entry_title_text_plain_brackets.xml',
    dialect: 'atom',
    entries: 1,
    first: { title: text('History of the <blink> tag') },
  },
  {
    file: 'feedparser/entry_content_application_xml.xml',
    dialect: 'atom',
    entries: 1,
    first: { content: html('Example <b>Atom</b>') },
  },
  {
    file: 'feedparser/entry_link_no_href_link_priority.xml',
    dialect: 'atom',
    entries: 2,
    first: { link: 'http://www.example.com/alternate' },
  },
  {
    file: 'feedparser/entry_content_xml_base_inherit.xml',
    dialect: 'atom',
    entries: 1,
    first: { content: html('Example <a href="http://example.com/test/test.html">test</a>') },
  },
  {
    file: 'feedparser/http_relative_xml_base.xml',
    address: 'http://127.0.0.1:8097/feed',
    dialect: 'atom',
    entries: 1,
    first: { title: html('Example <a href="http://127.0.0.1:8097/feed/entry/title/test.html">test</a>') },
  },
  { file: 'feedparser/item_title.xml', dialect: 'cdf', entries: 1, first: { title: text('Example item') } },
  {
    file: 'feedparser/rss1.0withModulesNoDefNSLocalNameClash.xml',
    dialect: 'rdf',
    title: 'RSS Tests - RSS 1.0 no Default NS, localName clashes',
    entries: 1,
    first: { summary: text('correct description') },
  },
  {
    file: 'feedparser/atomthreadingwithentry.xml',
    dialect: 'atom',
    title: 'Comments on salmon-test: Test post',
    entries: 1,
    first: {
      authors: [{ name: 'John', url: 'http://www.blogger.com/profile/12344017489797258795' }],
      published: Date.UTC(2009, 11, 9, 0, 59, 2, 544),
      parents: [
        {
          id: 'tag:blogger.com,1999:blog-893591374313312737.post-3861663258538857954',
          link: 'http://salmon-test.blogspot.com/2009/10/test-post.html',
        },
      ],
    },
  },
  { file: 'feedparser/atom10_title.xml', dialect: 'atom', entries: 2, first: { title: text('Correct Value') } },
  {
    file: 'feedparser/rss090_item_title.xml',
    dialect: 'rdf',
    title: 'Example title',
    entries: 1,
    first: { title: text('Item title') },
  },
  { file: 'feedparser/entity_in_doctype.xml', dialect: 'rss', entries: 1, first: { id: '&id;2006-05-04:/blog/' } },
  {
    file: 'feedparser/item_author_map_author_detail_email3.xml',
    dialect: 'rss',
    entries: 1,
    first: { authors: [{ name: 'Example editor', email: 'me@example.com' }] },
  },
  {
    file: 'feedparser/item_guid_not_permalink.xml',
    dialect: 'rss',
    entries: 1,
    first: { id: 'http://guid.example.com/', link: null },
  },
  {
    file: 'feedparser/item_guid_isPermaLink_map_link.xml',
    dialect: 'rss',
    entries: 1,
    first: { link: 'http://guid.example.com/' },
  },
  {
    file: 'feedparser/item_xhtml_body.xml',
    dialect: 'rss',
    entries: 1,
    first: { content: html('<p>Example content</p>') },
  },
  { file: 'feedparser/item_comments.xml', dialect: 'rss', entries: 1, first: { commentPage: 'http://example.com/' } },
  { file: 'feedparser/item_image_link_bleed.xml', dialect: 'rss', entries: 1, first: { link: 'http://item.TEST/' } },
  {
    file: 'feedparser/example.json',
    dialect: 'json',
    title: 'My Example Feed',
    entries: 2,
    first: { id: '2', title: text('post 2') },
  },
  { file: 'gofeed/rdf_item_title.xml', dialect: 'rdf', entries: 1, first: { title: text('Item Title') } },
  {
    file: 'gofeed/issue_36_enclosure_text.xml',
    dialect: 'rss',
    entries: 1,
    first: { enclosures: [{ url: 'http://example.org/podcast.mp3', mimeType: 'audio/mpeg', size: 123456 }] },
  },
  {
    file: 'gofeed/atom10_feed_entry_content_base64.xml',
    dialect: 'atom',
    entries: 1,
    first: { content: text('Entry Content') },
  },
  {
    file: 'gofeed/feed_item_author_-_rss_channel_item_author_emailAndName.xml',
    dialect: 'rss',
    entries: 1,
    first: { authors: [{ name: 'Author Name', email: 'email@example.org' }] },
  },
  {
    file: 'gofeed/version_json_11.json',
    dialect: 'json',
    title: 'title',
    entries: 1,
    first: { id: 'id', link: 'https://sample-json-feed.com/id', published: Date.UTC(2019, 9, 12, 7, 20, 50, 520) },
  },
];

describe('feeds written by others', () => {
  // Each row is a way in which real feeds differ; a row fails when its dialect, encoding or field is read wrongly.
  it.each(samples)('$file', ({ file, contentType, address, dialect, title, entries, first }) => {
    const bytes = bytesOf(file);
    const result = parseFeed(bytes, {
      ...(contentType === undefined ? {} : { contentType }),
      ...(address === undefined ? {} : { address }),
    });
    if (!result.ok) throw new Error(result.reason);
    expect(looksLikeFeed(bytes.subarray(0, 65_536))).toBe(true);
    expect(result.feed.dialect).toBe(dialect);
    expect(result.feed.entries).toHaveLength(entries);
    if (title !== undefined) expect(result.feed.title?.value).toBe(title);
    if (first !== undefined) expect(result.feed.entries[0]).toMatchObject(first);
  });

  it('says why an empty document is no feed instead of reading nothing in silence', () => {
    expect(parseFeed(bytesOf('feedparser/rss_empty_document.xml'))).toMatchObject({ ok: false });
  });
});
