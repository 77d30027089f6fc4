import { LocaleProvider } from '@sanyi/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { bindings } from '../../../systems/web.ts';
import { queryClient } from './query-client.ts';
import { webRouter } from './router.tsx';
import './shell.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LocaleProvider>
        <RouterProvider router={webRouter(bindings)} />
      </LocaleProvider>
    </QueryClientProvider>
  </StrictMode>,
);
