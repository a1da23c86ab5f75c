the built-in search.js
