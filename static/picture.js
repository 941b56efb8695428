// The chart to be taken along: lines over it, lines under it, and the chart, as SVG or as PNG of twice its size.
export const picture = async (name, text) => {
  const [over, under] = text.split("\n\n");
  const chart = text.slice(over.length + under.length + 4);
  const [width, height] = /viewBox="0 0 (\d+) (\d+)/.exec(chart).slice(1).map((steps) => steps / 4);
  const escaped = (line) => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  let at = 12;
  // As long as the picture is wide.
  const wrapped = (line) => line.match(/.{1,125}(?:\s|$)|\S{125}|\S+/g);
  const lines = (part, size) => part.split("\n").flatMap(wrapped).map((line) => `<text x="20" y="${(at += 26)}" font-size="${size}">${escaped(line)}</text>`).join("");
  let inside = lines(over, 18) + chart.replace("<svg", `<svg x="20" y="${at + 12}"`).replace(/width="\d+" height="\d+"/, `width="${width}" height="${height}"`);
  at += height + 8;
  inside += lines(under, 13);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 40}" height="${at + 20}" font-family="Arial, Helvetica, sans-serif"><rect width="100%" height="100%" fill="#fff"/>${inside}</svg>`;
  const link = document.createElement("a");
  link.href = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  link.download = name;
  if (name.endsWith("png")) {
    const picture = new Image();
    picture.src = link.href;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width * 2, picture.height * 2];
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    link.href = canvas.toDataURL();
  }
  document.body.append(link);
  link.click();
  link.remove();
};
