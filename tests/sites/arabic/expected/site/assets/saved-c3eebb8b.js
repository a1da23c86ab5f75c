the built-in saved.js
