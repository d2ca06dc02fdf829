// The three charts of a reader: the server's samples, then one more with each second.
(() => {
  'use strict';
  const area = document.getElementById('charts-area');
  if (!area || !window.uPlot) {
    return;
  }
  const LENGTH = 900;
  let data = [[], [], [], [], [], []];
  const charts = [];
  const css = (name) => {
    const probe = document.createElement('span');
    probe.style.color = 'var(' + name + ')';
    area.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };
  const compact = (value) => value >= 1e6 ? (value / 1e6).toFixed(1) + ' M'
    : value >= 1e4 ? (value / 1e3).toFixed(0) + ' k' : String(+value.toFixed(value < 10 || (value > 90 && value < 100) ? 1 : 0));

  // A time that was not live is a band behind the lines.
  function bands(chart) {
    const live = data[5];
    const context = chart.ctx;
    context.save();
    context.fillStyle = css('--care');
    context.globalAlpha = 0.14;
    let from = -1;
    for (let i = 0; i <= live.length; i++) {
      const out = i < live.length && !live[i];
      if (out && from < 0) {
        from = i;
      } else if (!out && from >= 0) {
        const x0 = chart.valToPos(data[0][from], 'x', true);
        const x1 = chart.valToPos(data[0][Math.min(i, live.length - 1)], 'x', true);
        context.fillRect(x0, chart.bbox.top, Math.max(2, x1 - x0), chart.bbox.height);
        from = -1;
      }
    }
    context.restore();
  }

  function make(element) {
    const kind = element.dataset.plot;
    const ink = css('--faint');
    const rule = css('--rule');
    const first = css('--link');
    const axis = { stroke: ink, grid: { stroke: rule, width: 1 }, ticks: { show: false }, font: '11px system-ui, sans-serif' };
    const series = [{}];
    const columns = kind === 'ratio' ? [1] : kind === 'rate' ? [2] : [3, 4];
    columns.forEach((column, index) => series.push({
      stroke: index === 0 ? first : ink, width: 1.25, spanGaps: false, points: { show: false },
      fill: kind === 'rate' ? first.replace(')', ' / 0.1)').replace('rgb(', 'rgb(').replace(/, /g, ' ') : undefined,
    }));
    const unit = kind === 'ratio' ? ' %' : kind === 'rate' ? ' /s' : ' ms';
    const range = kind === 'ratio'
      ? (chart, low, high) => (low === null ? [0, 100] : [Math.max(0, Math.floor(low - 1)), 100])
      : (chart, low, high) => [0, Math.max(kind === 'rate' ? 1 : 0.5, (high || 0) * 1.15)];
    const host = element;
    host.textContent = '';
    const chart = new uPlot({
      width: host.clientWidth, height: 160, legend: { show: false },
      cursor: { sync: { key: 'reader' }, y: false, points: { size: 6 } },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1e3), 'Etc/UTC'),
      scales: { x: { time: true, range: (c, low, high) => [high - LENGTH, high] }, y: { range } },
      axes: [
        { ...axis, space: 70, size: 28, values: [[60, '{HH}:{mm}', null, null, null, null, null, null, 0], [1, '{HH}:{mm}:{ss}', null, null, null, null, null, null, 0]] },
        { ...axis, size: 58, space: 36, values: (c, values) => values.map((value) => compact(value) + unit) },
      ],
      series, hooks: { drawClear: [bands], setCursor: [(c) => legend(kind, c)] },
    }, columnsOf(columns), host);
    charts.push({ chart, columns, kind, host });
  }
  const columnsOf = (columns) => [data[0], ...columns.map((column) => data[column])];

  // The legend is text beside the title: the values at the cursor, else the newest.
  function legend(kind, chart) {
    const at = chart.cursor.idx ?? data[0].length - 1;
    document.querySelectorAll('[data-legend^="' + kind + '"]').forEach((element) => {
      const value = data[Number(element.dataset.legend.split(':')[1])][at];
      element.textContent = value === null || value === undefined ? '–' : compact(value);
    });
  }

  function draw() {
    charts.splice(0).forEach(({ chart }) => chart.destroy());
    area.querySelectorAll('[data-plot]').forEach(make);
    charts.forEach(({ kind, chart }) => legend(kind, chart));
  }

  fetch(area.dataset.history).then((answer) => answer.json()).then((history) => {
    data = history;
    draw();
  });
  document.body.addEventListener('htmx:sseBeforeMessage', (event) => {
    if (event.target.id !== 'point') {
      return;
    }
    event.preventDefault();
    const point = JSON.parse(event.detail.data);
    if (!charts.length || !point[0].length || point[0][0] <= data[0][data[0].length - 1]) {
      return;
    }
    data.forEach((column, index) => {
      column.push(point[index][0]);
      if (column.length > LENGTH) { column.shift(); }
    });
    charts.forEach(({ chart, columns, kind }) => {
      chart.setData(columnsOf(columns));
      legend(kind, chart);
    });
  });
  document.addEventListener('console:theme', draw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  let resizing;
  window.addEventListener('resize', () => {
    clearTimeout(resizing);
    resizing = setTimeout(() => charts.forEach(({ chart, host }) => chart.setSize({ width: host.clientWidth, height: 160 })), 100);
  });
})();
