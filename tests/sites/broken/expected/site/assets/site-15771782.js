the built-in site.js
