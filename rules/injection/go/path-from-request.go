package reports

import (
	"net/http"
	"os"
	"path/filepath"
)

const folder = "/srv/reports"

func report(w http.ResponseWriter, r *http.Request) {
	// ruleid: injection/path-from-request-go
	http.ServeFile(w, r, filepath.Join(folder, r.FormValue("name")))
}

func raw(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ruleid: injection/path-from-request-go
	data, _ := os.ReadFile(folder + name)
	w.Write(data)
}

func remove(w http.ResponseWriter, r *http.Request) {
	// ruleid: injection/path-from-request-go
	os.Remove(r.PostFormValue("path"))
}

func base(w http.ResponseWriter, r *http.Request) {
	// ok: injection/path-from-request-go
	http.ServeFile(w, r, filepath.Join(folder, filepath.Base(r.FormValue("name"))))
}

func checked(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	if !filepath.IsLocal(name) {
		return
	}
	// ok: injection/path-from-request-go
	http.ServeFile(w, r, filepath.Join(folder, name))
}

func index(w http.ResponseWriter, r *http.Request) {
	// ok: injection/path-from-request-go
	http.ServeFile(w, r, filepath.Join(folder, "index.html"))
}

func rooted(root *os.Root, r *http.Request) (*os.File, error) {
	// ok: injection/path-from-request-go
	return root.Open(r.FormValue("name"))
}
