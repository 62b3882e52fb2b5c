// Draws each chart of a report from the table beside it, which holds all its numbers and stands there without a script too.
// Colours are those of the theme, read again when it changes between light, dark and paper.
const { Chart } = window;
const canvases = [...document.querySelectorAll('canvas[data-tabela]')];
const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const charts = [];

// What a custom property means here, as rgb: the theme writes light-dark() and oklch(), which charts cannot mix.
function colour(name, near) {
  const probe = near.appendChild(document.createElement('i'));
  probe.style.color = `var(${name})`;
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = getComputedStyle(probe).color;
  brush.fillRect(0, 0, 1, 1);
  probe.remove();
  const [r, g, b] = brush.getImageData(0, 0, 1, 1).data;
  return `rgb(${r}, ${g}, ${b})`;
}

function read(table) {
  const rows = [...table.tBodies[0].rows].reverse(); // the table has the last days first
  const number = cell => (cell.dataset.valor ? Number(cell.dataset.valor) : null);
  return {
    labels: rows.map(row => row.cells[0].textContent.trim()),
    series: [...table.tHead.rows[0].cells].flatMap((head, i) => (head.dataset.serie
      ? [{ label: head.textContent.trim(), colour: head.dataset.serie, data: rows.map(row => number(row.cells[i])) }] : [])),
  };
}

function draw(canvas) {
  const { labels, series } = read(document.getElementById(canvas.dataset.tabela));
  const { tipo, meta, metaNome, sufixo = '' } = canvas.dataset;
  const near = canvas.parentElement;
  const [line, ink] = [colour('--pc-linha', near), colour('--pc-tinta-3', near)];
  const datasets = series.map(s => {
    const shade = colour(s.colour, near);
    return { label: s.label, data: s.data, backgroundColor: shade, borderColor: shade, borderWidth: tipo === 'bar' ? 0 : 2, pointRadius: 3, spanGaps: true, categoryPercentage: 0.55, barPercentage: 0.9 };
  });
  if (meta) {
    const amber = colour('--pc-ambar', near);
    datasets.push({ label: metaNome, data: labels.map(() => Number(meta)), borderColor: amber, backgroundColor: amber, borderWidth: 1.5, borderDash: [4, 4], pointRadius: 0 });
  }
  charts.push(new Chart(canvas, {
    type: tipo,
    data: { labels, datasets },
    options: {
      animation: false,
      maintainAspectRatio: false,
      devicePixelRatio: Math.max(2, window.devicePixelRatio), // sharp on paper
      locale: document.documentElement.lang,
      font: { family: getComputedStyle(document.body).fontFamily },
      interaction: { mode: 'index', intersect: false },
      plugins: { legend: { display: false }, tooltip: { callbacks: { label: item => `${item.dataset.label}: ${item.formattedValue}${sufixo}` } } },
      scales: {
        x: { offset: true, grid: { display: false }, border: { display: false }, ticks: { color: ink, font: { size: 12 }, maxRotation: 0, autoSkipPadding: 12 } },
        y: { beginAtZero: tipo === 'bar', max: meta ? 100 : undefined, grid: { color: line }, border: { display: false }, ticks: { color: ink, font: { size: 12 }, precision: 0, maxTicksLimit: 5, callback: value => `${value.toLocaleString(document.documentElement.lang)}${sufixo}` } },
      },
    },
  }));
}

function drawAll() {
  for (const chart of charts.splice(0)) { chart.destroy(); }
  canvases.forEach(draw);
}

for (const query of ['(prefers-color-scheme: dark)', 'print']) { window.matchMedia(query).addEventListener('change', drawAll); }
drawAll();
