// A key changes the word; `fill` makes the page as long as a list of that many rows.
const word = document.getElementById('word');
let presses = 0;
document.addEventListener('keydown', () => {
  presses += 1;
  word.textContent = `word ${presses}`;
});

window.fill = (lines) => {
  for (let line = 0; line < lines; line += 1) {
    const row = document.createElement('p');
    row.style.cssText = 'height: 78px; margin: 0; overflow: hidden';
    row.textContent = `Line ${line} of a plain long page, with some words that stand in it as they do in a row of a list.`;
    document.body.append(row);
  }
};
