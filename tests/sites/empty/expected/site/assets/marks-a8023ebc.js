the built-in marks.js
