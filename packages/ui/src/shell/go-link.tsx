import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

/** A link (链接) to any address of the product, or outside it; ordinary clicks stay inside the page. */
export function GoLink({
  href,
  onClick,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }) {
  const router = useRouter({ warn: false });
  const inside = href.startsWith('/') && !href.startsWith('//') && !href.startsWith('/api/');
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || !inside) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || rest.target) return;
    event.preventDefault();
    router.history.push(href);
  }
  return <a href={href} onClick={follow} {...(inside ? {} : { rel: 'noreferrer' })} {...rest} />;
}
