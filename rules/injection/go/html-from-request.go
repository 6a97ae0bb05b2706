package reports

import (
	"fmt"
	"html"
	"html/template"
	"net/http"
)

func greet(w http.ResponseWriter, r *http.Request) {
	// ruleid: injection/html-from-request-go
	fmt.Fprintf(w, "<h1>Hello %s</h1>", r.FormValue("name"))
}

func note(w http.ResponseWriter, r *http.Request) {
	text := r.URL.Query().Get("text")
	// ruleid: injection/html-from-request-go
	w.Write([]byte("<p>" + text + "</p>"))
}

func badge(r *http.Request) template.HTML {
	// ruleid: injection/html-from-request-go
	return template.HTML(r.FormValue("badge"))
}

func greetWell(w http.ResponseWriter, r *http.Request) {
	// ok: injection/html-from-request-go
	fmt.Fprintf(w, "<h1>Hello %s</h1>", html.EscapeString(r.FormValue("name")))
}

func plain(w http.ResponseWriter, r *http.Request) {
	// ok: injection/html-from-request-go
	fmt.Fprintf(w, "name: %s", r.FormValue("name"))
}

func page(w http.ResponseWriter, r *http.Request, pages *template.Template) {
	// ok: injection/html-from-request-go
	pages.Execute(w, r.FormValue("name"))
}

func logo() template.HTML {
	// ok: injection/html-from-request-go
	return template.HTML("<b>reports</b>")
}
