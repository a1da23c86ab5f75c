the built-in search-pagefind.js
