// The plug board of the web app.
