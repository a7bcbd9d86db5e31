/** Colours by role. Every pair of text and ground keeps a contrast of at least 4.5 in both schemes. */
export const colours = /* css */ `
:root {
  color-scheme: light dark;
  --ground: #f7f7f5;
  --sheet: #ffffff;
  --sunk: #f2f2ef;
  --ink: #1b1f26;
  --soft: #565d69;
  --line: #e2e2dd;
  --line-strong: #c9cac4;
  --link: #2448b3;
  --accent: #3056c9;
  --good: #14713f;
  --good-wash: #e8f4ec;
  --bad: #b1231b;
  --bad-wash: #fcecea;
  --warn: #8a5700;
  --warn-wash: #fbf2de;
  --open: #5a4aa8;
  --open-wash: #efecfa;
  --text: #7a3e00;
  --value: #0b5c8a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171b;
    --sheet: #1b1f25;
    --sunk: #15181d;
    --ink: #e7e9ec;
    --soft: #a3abb6;
    --line: #2b3139;
    --line-strong: #444c57;
    --link: #9db8ff;
    --accent: #86a6ff;
    --good: #6fce97;
    --good-wash: #17281f;
    --bad: #ff9a90;
    --bad-wash: #331c1b;
    --warn: #e9b957;
    --warn-wash: #2e2615;
    --open: #b9abff;
    --open-wash: #242038;
    --text: #e5b17c;
    --value: #82c4ec;
  }
}
`;
