the built-in search-own.js
