"use strict";
// The page of one network. Everything that comes from a document is written as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { nodes, edges, quotes, types, kinds, colours: ties, bodies, drawing } = data;
  const byId = (id) => document.getElementById(id);
  const panel = byId("panel"), search = byId("search"), hits = byId("hits"), rows = byId("rows"), sift = byId("sift"), board = byId("network");
  const hidden = { types: new Set(), kinds: new Set(), bodies: new Set(), loose: false };
  const PAGE = 100;
  let shown = PAGE, opener = null, sorted = { column: "", up: true }, current = -1;

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }
  // A document's name may run from right to left: each is set apart so that it cannot turn the line around it.
  const name = (text) => make("bdi", {}, text);

  // ---- the drawing -------------------------------------------------------------------------------
  const touching = nodes.map(() => []);
  edges.forEach((edge, id) => { touching[edge.from].push(id); touching[edge.to].push(id); });
  const loose = nodes.map((node, id) => id).filter((id) => !touching[id].length);
  if (loose.length && loose.length < nodes.length) hidden.loose = true;
  const visible = (id) => !hidden.types.has(nodes[id].type) && !hidden.bodies.has(nodes[id].body) && !(hidden.loose && !touching[id].length);
  const drawn = (edge) => !hidden.kinds.has(edges[edge.id].kind) && visible(edge.from) && visible(edge.to);
  const nodeSet = new vis.DataSet(drawing.nodes), edgeSet = new vis.DataSet(drawing.edges);
  const nodeView = new vis.DataView(nodeSet, { filter: (node) => visible(node.id) });
  const edgeView = new vis.DataView(edgeSet, { filter: drawn });
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  function colours() {
    const style = getComputedStyle(document.documentElement), ink = style.getPropertyValue("--ink").trim(), card = style.getPropertyValue("--card").trim();
    return {
      nodes: { font: { color: ink, strokeWidth: 4, strokeColor: card, face: "sans-serif" } },
      edges: { font: { color: ink, strokeWidth: 3, strokeColor: card, face: "sans-serif", size: 12 }, color: { color: dark.matches ? "#7d8894" : "#9aa2ab", highlight: "#d55e00", hover: "#d55e00", inherit: false } },
    };
  }
  function options() {
    const look = colours();
    return { ...drawing.options, nodes: { ...drawing.options.nodes, ...look.nodes }, edges: { ...drawing.options.edges, ...look.edges } };
  }
  const network = new vis.Network(board, { nodes: nodeView, edges: edgeView }, options());
  dark.addEventListener("change", () => network.setOptions(options()));
  const fitAll = () => network.fit({ nodes: nodeView.getIds(), animation: false, maxZoomLevel: 1.2 });
  if (drawing.columns.length) startAtTheFirstDay();
  else { fitAll(); nameHubs(); }
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) openNode(node, board);
    else if (edge !== undefined) openEdge(edge, board);
    else closePanel();
  });
  network.on("hoverNode", () => { board.style.cursor = "pointer"; });
  network.on("blurNode", () => { board.style.cursor = ""; });
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("fit").addEventListener("click", fitAll);
  byId("png").addEventListener("click", savePicture);

  // A drawing over time is read from its first day on, at a size at which names can be read; the days stand above their columns.
  function startAtTheFirstDay() {
    network.on("beforeDrawing", nameDays);
    fitAll();
    const scale = 0.8, xs = drawing.nodes.map((node) => node.x), ys = drawing.nodes.map((node) => node.y);
    if (network.getScale() >= scale) return;
    const across = Math.min(Math.min(...xs) - 130 + board.clientWidth / scale / 2, Math.max(...xs)), down = Math.min(...ys) - 80 + board.clientHeight / scale / 2;
    network.moveTo({ position: { x: across, y: down }, scale, animation: false });
  }
  function nameDays(pen) {
    const scale = network.getScale(), top = network.DOMtoCanvas({ x: 0, y: 0 }).y, bottom = network.DOMtoCanvas({ x: 0, y: board.clientHeight }).y;
    const style = getComputedStyle(document.documentElement);
    let free = -Infinity;
    pen.save();
    pen.font = `${13 / scale}px sans-serif`;
    pen.textAlign = "center";
    for (const { x, day } of drawing.columns) {
      pen.strokeStyle = style.getPropertyValue("--line");
      pen.lineWidth = 1 / scale;
      pen.beginPath();
      pen.moveTo(x, top + 28 / scale);
      pen.lineTo(x, bottom);
      pen.stroke();
      if (x - 60 / scale < free) continue;
      pen.fillStyle = style.getPropertyValue("--ink");
      pen.fillText(day, x, top + 20 / scale);
      free = x + 60 / scale;
    }
    pen.restore();
  }

  // In a drawing so large that no name can be read, the busiest nodes keep theirs, large enough.
  function nameHubs() {
    const scale = network.getScale(), size = Math.round(13 / scale);
    if (scale > 0.4) return;
    const taken = [];
    const clear = (id) => {
      const { x, y } = network.getPosition(id), free = taken.every((other) => Math.abs(other.x - x) > 11 * size || Math.abs(other.y - y) > 4 * size);
      if (free) taken.push({ x, y });
      return free;
    };
    const busiest = nodeView.getIds().filter((id) => touching[id].length > 3).sort((a, b) => touching[b].length - touching[a].length || a - b);
    nodeSet.update(busiest.filter(clear).slice(0, 24).map((id) => ({ id, font: { size }, widthConstraint: { maximum: 11 * size } })));
  }
  function savePicture() {
    const from = board.querySelector("canvas"), to = make("canvas", { width: from.width, height: from.height }), pen = to.getContext("2d");
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--card");
    pen.fillRect(0, 0, to.width, to.height);
    pen.drawImage(from, 0, 0);
    to.toBlob((blob) => {
      const address = URL.createObjectURL(blob), link = make("a", { href: address, download: "gapgraph.png" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    });
  }

  // ---- the panel ---------------------------------------------------------------------------------
  function quoted(quote) {
    if (!quote) return [];
    const place = [quote.document, quote.date, quote.page ? `page ${quote.page}` : ""].filter(Boolean).join(", ");
    const source = quote.href ? make("a", { href: quote.href }, name(place)) : name(place);
    return [make("blockquote", { dir: "auto" }, quote.words), make("p", { class: "source" }, "— ", source)];
  }
  function toNode(id) {
    return make("button", { type: "button", class: "link", onclick: () => { focusNode(id); openNode(id, opener); } }, name(nodes[id].label));
  }
  function openPanel(title, sort, parts, from) {
    opener = from || opener;
    const close = make("button", { type: "button", class: "close", onclick: closePanel }, "Close");
    panel.replaceChildren(close, make("h2", { id: "panel-title" }, name(title)), make("p", { class: "sort" }, sort), ...parts);
    panel.hidden = false;
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
  }
  // The panel takes room from the drawing: bring back what is spoken of if it lies behind the edge now.
  function keepInView(ids) {
    network.setSize("100%", "100%");
    network.redraw();
    const out = (id) => { const { x, y } = network.canvasToDOM(network.getPosition(id)); return x < 30 || y < 30 || x > board.clientWidth - 30 || y > board.clientHeight - 30; };
    const shown = ids.filter(visible);
    if (shown.some(out)) network.moveTo({ position: network.getPosition(shown[0]), animation: false });
  }
  function closePanel() {
    if (panel.hidden) return;
    panel.hidden = true;
    network.unselectAll();
    rows.querySelector(".chosen")?.classList.remove("chosen");
    if (opener?.isConnected) opener.focus({ preventScroll: opener === board });
  }
  function neighbour(id, edgeId) {
    const edge = edges[edgeId], out = edge.from === id;
    const words = quotes[edge.quote];
    const tie = make("button", { type: "button", class: "link", onclick: () => openEdge(edgeId, opener) }, edge.label);
    const line = out ? [tie, " ", toNode(edge.to)] : [toNode(edge.from), " ", tie];
    return make("li", {}, ...line, make("br"), make("small", { class: "source", dir: "auto" }, `“${words.words.length > 140 ? `${words.words.slice(0, 139)}…` : words.words}”`));
  }
  function openNode(id, from) {
    const node = nodes[id], list = touching[id].filter((edge) => drawn(drawing.edges[edge]));
    const details = node.detail.length ? [make("dl", {}, ...node.detail.flatMap(([term, text]) => [make("dt", {}, term), make("dd", { dir: "auto" }, text)]))] : [];
    if (node.href) details.push(make("p", {}, make("a", { href: node.href }, "Read the document")));
    const heading = make("h3", {}, list.length ? `${list.length} ${list.length === 1 ? "tie" : "ties"} shown` : "Nothing in the documents read binds it to anything shown");
    const items = make("ul"), LIMIT = 60;
    items.append(...list.slice(0, LIMIT).map((edge) => neighbour(id, edge)));
    if (list.length > LIMIT) items.append(make("li", {}, `and ${list.length - LIMIT} more; see the table`));
    network.selectNodes([id], false);
    openPanel(node.label, types[node.type].name, [...quoted(quotes[node.quote]), ...details, heading, items], from);
    keepInView([id]);
  }
  function openEdge(id, from) {
    const edge = edges[id];
    const reads = make("p", {}, toNode(edge.from), ` ${edge.label} `, toNode(edge.to));
    network.setSelection({ nodes: [], edges: drawn(drawing.edges[id]) ? [id] : [] }, { highlightEdges: false });
    rows.querySelector(".chosen")?.classList.remove("chosen");
    rows.querySelector(`tr[data-edge="${id}"]`)?.classList.add("chosen");
    openPanel(`${edge.kind[0].toUpperCase()}${edge.kind.slice(1)}`, "in the document's own words", [reads, ...quoted(quotes[edge.quote]), edge.why ? make("p", { class: "sort", dir: "auto" }, `Why the two are thought to be about one thing: ${edge.why}`) : null].filter(Boolean), from);
    keepInView([edge.from, edge.to]);
  }
  function focusNode(id) {
    if (hidden.loose && !touching[id].length) byId("types").querySelector("[data-key=loose]").click();
    if (!visible(id)) return;
    network.selectNodes([id], false);
    network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: false });
    current = id;
  }

  // ---- search ------------------------------------------------------------------------------------
  let found = [], active = -1;
  function look() {
    const wanted = search.value.trim().toLocaleLowerCase();
    found = wanted ? nodes.map((node, id) => id).filter((id) => !hidden.types.has(nodes[id].type) && nodes[id].find.includes(wanted)).slice(0, 30) : [];
    active = found.length ? 0 : -1;
    hits.replaceChildren(...found.map((id, index) => make("li", { role: "option", id: `hit-${index}`, onmousedown: (event) => { event.preventDefault(); choose(index); } }, name(nodes[id].label), make("small", {}, types[nodes[id].type].name))));
    if (wanted && !found.length) hits.replaceChildren(make("li", { role: "option", "aria-disabled": "true" }, "Nothing found"));
    mark();
    toggle(Boolean(wanted));
  }
  function toggle(open) {
    hits.hidden = !open;
    search.setAttribute("aria-expanded", String(open));
  }
  function mark() {
    [...hits.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
    if (active >= 0) { search.setAttribute("aria-activedescendant", `hit-${active}`); hits.children[active].scrollIntoView({ block: "nearest" }); }
    else search.removeAttribute("aria-activedescendant");
  }
  function choose(index) {
    if (index < 0 || index >= found.length) return;
    toggle(false);
    focusNode(found[index]);
    openNode(found[index], search);
  }
  search.addEventListener("input", look);
  search.addEventListener("focus", () => { if (search.value.trim() && panel.hidden) look(); });
  search.addEventListener("blur", () => toggle(false));
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (found.length) active = (active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
      mark();
    } else if (event.key === "Enter") { event.preventDefault(); choose(active); }
    else if (event.key === "Escape" && !hits.hidden) { event.stopPropagation(); toggle(false); }
  });

  // ---- keyboard in the drawing -------------------------------------------------------------------
  board.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const shownNodes = nodes.map((node, id) => id).filter(visible);
      if (!shownNodes.length) return;
      const at = shownNodes.indexOf(current);
      focusNode(shownNodes[at < 0 ? 0 : (at + step + shownNodes.length) % shownNodes.length]);
      board.setAttribute("aria-description", nodes[current].label);
    } else if (event.key === "Enter" && current >= 0 && visible(current)) openNode(current, board);
    else if (event.key === "+" || event.key === "-") zoom(event.key === "+" ? 1.3 : 1 / 1.3);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closePanel(); });

  // ---- legend ------------------------------------------------------------------------------------
  const SHAPES = { line: "M2 10h20v4H2z", dot: "M12 3a9 9 0 1 0 .01 0z", square: "M4 4h16v16H4z", triangle: "M12 3 21 20H3z", triangleDown: "M12 21 3 4h18z", diamond: "M12 2 22 12 12 22 2 12z", hexagon: "M7 3.5h10L22 12l-5 8.5H7L2 12z", star: "M12 2l3 7 7 .6-5.3 4.7L18.300 22 12 17.800 5.700 22l1.600-7.700L2 9.600 9 9z" };
  function swatch(type) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", SHAPES[type.shape] || SHAPES.dot);
    path.setAttribute("fill", type.colour);
    path.setAttribute("stroke", "currentColor");
    svg.append(path);
    return svg;
  }
  function switchFor(set, key, label, count, picture) {
    const box = make("input", { type: "checkbox", "data-key": key, onchange: () => { if (box.checked) set.delete(key); else set.add(key); refresh(); } });
    box.checked = true;
    return make("label", {}, box, picture, label, make("small", {}, String(count)));
  }
  Object.entries(types).forEach(([key, type]) => byId("types").append(switchFor(hidden.types, key, type.name, type.count, swatch(type))));
  if (hidden.loose) {
    const box = make("input", { type: "checkbox", "data-key": "loose", onchange: () => { hidden.loose = !box.checked; refresh(); fitAll(); } });
    byId("types").append(make("label", {}, box, "Bound to nobody", make("small", {}, String(loose.length))));
  }
  Object.entries(kinds).forEach(([key, count]) => byId("kinds").append(switchFor(hidden.kinds, key, key, count, ties[key] ? swatch({ shape: "line", colour: ties[key] }) : null)));
  Object.entries(bodies).forEach(([key, count]) => byId("bodies").append(switchFor(hidden.bodies, key, key, count, null)));
  byId("bodies").hidden = !Object.keys(bodies).length;
  function refresh() {
    nodeView.refresh();
    edgeView.refresh();
    shown = PAGE;
    fill();
    if (search.value && !hits.hidden) look();
  }

  // ---- the table ---------------------------------------------------------------------------------
  const column = {
    from: (edge) => nodes[edge.from].label, tie: (edge) => edge.label, to: (edge) => nodes[edge.to].label,
    words: (edge) => quotes[edge.quote].words, document: (edge) => quotes[edge.quote].document, date: (edge) => quotes[edge.quote].date,
  };
  const compare = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
  function listed() {
    const wanted = sift.value.trim().toLocaleLowerCase();
    const fits = (edge) => !wanted || Object.values(column).some((read) => read(edge).toLocaleLowerCase().includes(wanted));
    const list = edges.map((edge, id) => id).filter((id) => drawn(drawing.edges[id]) && fits(edges[id]));
    const read = column[sorted.column];
    if (read) list.sort((a, b) => compare(read(edges[a]), read(edges[b])) * (sorted.up ? 1 : -1) || a - b);
    return list;
  }
  function row(id) {
    const edge = edges[id], open = (event) => openEdge(id, event.currentTarget);
    const line = make("tr", { tabindex: "0", "data-edge": id, onclick: open, onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(event); } } });
    line.append(...Object.entries(column).map(([key, read]) => make("td", { class: key }, name(read(edge)))));
    return line;
  }
  function fill() {
    const list = listed();
    rows.replaceChildren(...list.slice(0, shown).map(row));
    byId("count").textContent = `${list.length} of ${edges.length} ${edges.length === 1 ? "fact" : "facts"}`;
    byId("more").hidden = list.length <= shown;
  }
  byId("more").addEventListener("click", () => { shown += PAGE * 5; fill(); });
  sift.addEventListener("input", () => { shown = PAGE; fill(); });
  document.querySelectorAll("th button").forEach((button) => button.addEventListener("click", () => {
    sorted = { column: button.dataset.column, up: sorted.column === button.dataset.column ? !sorted.up : true };
    document.querySelectorAll("th").forEach((head) => head.setAttribute("aria-sort", head.contains(button) ? (sorted.up ? "ascending" : "descending") : "none"));
    fill();
  }));
  if (loose.length) {
    byId("loose").hidden = false;
    byId("loose").firstElementChild.textContent = `${loose.length} named, and bound to nobody by the documents read`;
    byId("loose").lastElementChild.append(...loose.map((id) => make("li", {}, make("button", { type: "button", class: "link", onclick: (event) => { focusNode(id); openNode(id, event.currentTarget); } }, name(nodes[id].label)))));
  }
  fill();
  // An address may name a thing by its IRI; the IRI may hold %-codes of its own.
  const named = [location.hash.slice(1), decodeURIComponent(location.hash.slice(1))];
  const start = nodes.findIndex((node) => named.includes(node.key));
  if (start >= 0) { focusNode(start); openNode(start, board); }
  window.gapgraph = { network, nodes, edges };
})();
