// Behaviour that all pages share. Everything that can be read can be read without it.
(() => {
  'use strict';

  // The path below which the console stands, with a slash at its end.
  const root = document.body.dataset.root;

  // Theme: follows the system, or what was chosen. A cookie, so that the first paint is right.
  const themes = ['system', 'light', 'dark'];
  const themeButton = document.getElementById('theme');
  const currentTheme = () => document.documentElement.dataset.theme || 'system';
  function showTheme() {
    const text = 'Theme: ' + (currentTheme() === 'system' ? 'follows the system' : currentTheme());
    themeButton.title = text;
    themeButton.setAttribute('aria-label', text);
  }
  if (themeButton) {
    themeButton.hidden = false;
    showTheme();
    themeButton.addEventListener('click', () => {
      const next = themes[(themes.indexOf(currentTheme()) + 1) % themes.length];
      if (next === 'system') {
        delete document.documentElement.dataset.theme;
      } else {
        document.documentElement.dataset.theme = next;
      }
      document.cookie = 'theme=' + next + '; path=' + root + '; max-age=31536000; samesite=strict';
      showTheme();
      document.dispatchEvent(new Event('console:theme'));
    });
  }

  // Keys: / search, ? help, Esc leaves a field; g then a letter goes to a page.
  const help = document.getElementById('help');
  const helpButton = document.getElementById('help-button');
  if (help && helpButton) {
    helpButton.hidden = false;
    helpButton.addEventListener('click', () => help.showModal());
  }
  const places = { o: '', p: 'posts', w: 'warmups', c: 'coherence', e: 'events', a: 'audit' };
  let going = 0;
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key === 'Escape' && typing && !event.target.closest('dialog')) {
      event.target.blur();
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) {
      return;
    }
    if (event.key === '/') {
      const search = document.querySelector('input[type="search"]');
      if (search) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    } else if (event.key === '?' && help) {
      help.showModal();
    } else if (event.key === 'g') {
      going = Date.now();
    } else if (event.key in places && Date.now() - going < 1500) {
      const link = document.querySelector('.side a[href="' + root + places[event.key] + '"]');
      going = 0;
      if (link) {
        link.click();
      }
    }
  });

  // Dialogs: a link to a page that asks becomes a dialog where the page has one.
  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-dialog]');
    const closer = event.target.closest('[data-close]');
    if (opener) {
      const dialog = document.getElementById(opener.dataset.dialog);
      if (dialog) {
        event.preventDefault();
        dialog.showModal();
      }
    } else if (closer) {
      const dialog = closer.closest('dialog');
      const note = closer.closest('.note');
      if (dialog) {
        event.preventDefault();
        dialog.close();
      } else if (note) {
        note.remove();
      }
    }
    const copy = event.target.closest('[data-copy]');
    if (copy && navigator.clipboard) {
      navigator.clipboard.writeText(copy.dataset.copy).then(() => { copy.title = 'Copied'; });
    }
  });
  document.querySelectorAll('[data-copy]').forEach((button) => { button.hidden = !navigator.clipboard; });
  document.querySelectorAll('select[data-submit]').forEach((select) => {
    select.addEventListener('change', () => select.form.requestSubmit());
  });
  // One click, one action.
  document.addEventListener('submit', (event) => {
    if (event.target.method === 'post') {
      setTimeout(() => event.target.querySelectorAll('button').forEach((button) => { button.disabled = true; }), 0);
    }
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) {
      document.querySelectorAll('form[method="post"] button').forEach((button) => { button.disabled = false; });
    }
  });

  // Live view. The stream rests while the tab is hidden and comes back by itself.
  if (!window.htmx) {
    return;
  }
  const pulse = document.getElementById('pulse');
  let lostAt = 0;
  let crowded = false;
  function lost() {
    lostAt = lostAt || Date.now();
    if (pulse) {
      pulse.classList.add('lost');
      pulse.querySelector('.words').textContent =
        (crowded ? 'Too many pages are open: not live for ' : 'Reconnecting, ') + Math.round((Date.now() - lostAt) / 1000) + ' s';
    }
  }
  function found() {
    lostAt = 0;
    crowded = false;
    if (pulse) {
      pulse.classList.remove('lost');
      pulse.querySelector('.words').textContent = 'Live view';
    }
  }
  setInterval(() => { if (lostAt && !document.hidden) { lost(); } }, 1000);

  class RestingSource {
    constructor(url) {
      this.url = url;
      this.listeners = [];
      this.closed = false;
      this.failures = 0;
      this.seen = () => (document.hidden ? this.rest() : this.open());
      document.addEventListener('visibilitychange', this.seen);
      window.addEventListener('pagehide', () => this.rest());
      this.seen();
    }
    // The extension must not make a second source: this one always comes back.
    get readyState() { return this.closed ? 2 : 0; }
    open() {
      if (this.inner || this.closed) {
        return;
      }
      const inner = new EventSource(this.url);
      this.inner = inner;
      this.listeners.forEach(([name, listener]) => inner.addEventListener(name, listener));
      inner.addEventListener('clock', found);
      inner.onopen = (event) => {
        this.failures = 0;
        if (this.onopen) { this.onopen(event); }
      };
      inner.onerror = () => {
        lost();
        this.rest();
        this.failures += 1;
        this.checkSession();
        clearTimeout(this.timer);
        this.timer = setTimeout(() => { if (!document.hidden) { this.open(); } },
          Math.min(500 * this.failures, 5000));
      };
    }
    // A session that is over must lead to the sign-in, not to a page that looks alive.
    checkSession() {
      fetch(root + 'live/session', { headers: { 'HX-Request': 'true' } })
        .then((answer) => {
          crowded = answer.status === 429 || answer.status === 503;
          if (answer.status === 401 || answer.status === 403) { location.reload(); }
        })
        .catch(() => lost());
    }
    rest() {
      if (this.inner) {
        this.inner.close();
        this.inner = null;
      }
    }
    close() {
      this.closed = true;
      clearTimeout(this.timer);
      document.removeEventListener('visibilitychange', this.seen);
      this.rest();
    }
    addEventListener(name, listener) {
      this.listeners.push([name, listener]);
      if (this.inner) { this.inner.addEventListener(name, listener); }
    }
    removeEventListener(name, listener) {
      this.listeners = this.listeners.filter((one) => one[0] !== name || one[1] !== listener);
      if (this.inner) { this.inner.removeEventListener(name, listener); }
    }
  }
  window.htmx.createEventSource = (url) => new RestingSource(url);
  if (pulse) {
    pulse.hidden = false;
  }

  // New rows take the place of old ones; what has the focus keeps it, what is selected stays.
  let focused = null;
  document.addEventListener('htmx:sseBeforeMessage', (event) => {
    const selection = document.getSelection();
    if (selection && !selection.isCollapsed && event.target.contains(selection.anchorNode)) {
      event.preventDefault();
      return;
    }
    const active = document.activeElement;
    focused = active && active !== event.target && event.target.contains(active) ? active.getAttribute('href') : null;
  });
  document.addEventListener('htmx:sseMessage', (event) => {
    // One stream serves all, whatever path they came by: its links begin at the console's root.
    event.target.querySelectorAll('a[href^="/"]').forEach((link) => {
      link.setAttribute('href', root + link.getAttribute('href').slice(1));
    });
    if (focused) {
      const again = event.target.querySelector('a[href="' + CSS.escape(focused) + '"]');
      if (again) { again.focus({ preventScroll: true }); }
      focused = null;
    }
    // Announced only when its words change.
    const said = document.getElementById('said');
    const headline = event.target.querySelector('[data-said]');
    if (said && headline && said.textContent !== headline.textContent) {
      said.textContent = headline.textContent;
    }
  });
})();
