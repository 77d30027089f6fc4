/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** A file as it lies on somebody's desk (文件). */
export interface DeskFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Drags a file from the desk onto a place that takes files (拖入文件). */
export async function dropFile(place: Locator, { name, bytes }: DeskFile): Promise<void> {
  const transfer = await place.page().evaluateHandle(
    ([fileName, base64]) => {
      const data = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
      const dragged = new DataTransfer();
      dragged.items.add(new File([data], fileName));
      return dragged;
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  );
  // The place changes its words while something hovers over it, so it is held and not looked up again.
  const held = await place.elementHandle();
  assert.ok(held, 'no place for files');
  await held.dispatchEvent('dragover', { dataTransfer: transfer });
  await held.dispatchEvent('drop', { dataTransfer: transfer });
}

/** Chooses by words from a list that opens (下拉选择), searching for them where the list can be searched. */
export async function choose(box: Locator, words: string, search?: string): Promise<void> {
  await box.click();
  if (search !== undefined) await box.fill(search);
  await box.page().locator('.ant-select-dropdown:visible').getByTitle(words, { exact: true }).click();
}

/** Goes to a page by the menu (进入页面) and waits for it: until it is there, the page before still shows its own links. */
export async function goTo(page: Page, menu: string, heading = menu): Promise<void> {
  await page.getByRole('link', { name: menu, exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
}

/** What a click downloads (下载). */
export async function download(page: Page, act: () => Promise<void>): Promise<DeskFile> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Clicks in the paper at the place where some words begin (在原文中点击). */
export async function clickInPaper(page: Page, words: string): Promise<void> {
  const place = await page.getByRole('article').evaluate((sheet, sought) => {
    const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    let all = '';
    while (walker.nextNode()) {
      nodes.push(walker.currentNode as Text);
      all += walker.currentNode.nodeValue ?? '';
    }
    let at = all.indexOf(sought);
    if (at < 0) throw new Error(`the paper does not say “${sought}”`);
    const node = nodes.find((one) => {
      if (at < one.data.length) return true;
      at -= one.data.length;
      return false;
    });
    if (!node) throw new Error('no such place');
    node.parentElement?.scrollIntoView({ block: 'center' });
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getBoundingClientRect();
    return { x: box.left + 2, y: box.top + box.height / 2 };
  }, words);
  await page.mouse.click(place.x, place.y);
}

/** Words that a colour on the sheet marks as the task at hand (原文中点亮的文字). */
export async function litWords(page: Page): Promise<string> {
  const pieces = await page.getByRole('article').locator('.plan-piece-lit').allInnerTexts();
  return pieces.join('').replace(/\s+/g, '');
}

/** Waits until something holds, looking again and again: for what no element's state can say. */
export async function until(what: string, holds: () => Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A picture of the page as it stands (截图), kept beside the others in `shots/`. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['SANYI_JOURNEY_SHOTS'] === undefined) return;
  await page.screenshot({ path: join(import.meta.dirname, '../shots', `journey-${name}.png`) });
}
