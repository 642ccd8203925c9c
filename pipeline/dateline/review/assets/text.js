// Elements, and offsets: records count code points, a browser's strings count UTF-16 units.

const byId = (id) => document.getElementById(id);

function make(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key in node && typeof value !== "string") node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

function makeSvg(tag, props = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(props)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

class Text {
  constructor(text) {
    this.text = text;
    this.starts = null;
    if (/[\ud800-\udbff][\udc00-\udfff]/.test(text)) {
      const starts = [];
      for (let i = 0; i < text.length; i += text.codePointAt(i) > 0xffff ? 2 : 1) starts.push(i);
      starts.push(text.length);
      this.starts = starts;
    }
  }

  get length() { return this.starts ? this.starts.length - 1 : this.text.length; }

  unit(point) {
    const at = Math.max(0, Math.min(point, this.length));
    return this.starts ? this.starts[at] : at;
  }

  point(unit) {
    if (!this.starts) return unit;
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  slice(start, end) { return this.text.slice(this.unit(start), this.unit(end)); }

  // The place of `words` that is nearest to `near`, as [start, end]; null where they do not occur.
  find(words, near = 0) {
    let best = null;
    if (!words) return null;
    for (let at = this.text.indexOf(words); at >= 0; at = this.text.indexOf(words, at + 1)) {
      const start = this.point(at);
      if (best === null || Math.abs(start - near) < Math.abs(best[0] - near)) {
        best = [start, this.point(at + words.length)];
      }
    }
    return best;
  }
}

const said = (message) => { byId("said").textContent = message; };
const unique = (values) => [...new Set(values)];
const split = (value) => value.split(";").map((part) => part.trim()).filter(Boolean);
