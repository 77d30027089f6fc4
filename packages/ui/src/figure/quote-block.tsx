import type { FigureQuote } from '@sanyi/kernel';
import { useText } from '../locale/locale.tsx';
import { GoLink } from '../shell/go-link.tsx';
import { words } from '../text/zh-en.ts';
import './figure.css';

/** A sentence of a paper set like a page of it (原文引用): the sentence highlighted, what stands around it faint. */
export function QuoteBlock({
  quote,
  caption,
}: {
  quote: FigureQuote;
  /** Number and title of the paper. */
  caption?: string;
}) {
  const text = useText(words);
  return (
    <figure className="sanyi-quote">
      {/* Quoted papers are Chinese whatever the language of the page. */}
      <blockquote lang="zh-CN">
        {quote.before && <span>{quote.before}</span>}
        <mark>{quote.text}</mark>
        {quote.after && <span>{quote.after}</span>}
      </blockquote>
      <figcaption>
        {caption && <span>{caption}</span>}
        {quote.href && <GoLink href={quote.href}>{text.openPaper} →</GoLink>}
      </figcaption>
    </figure>
  );
}
