the built-in copy.js
