package reports

import (
	"net/http"
	"net/url"
)

func login(w http.ResponseWriter, r *http.Request) {
	// ruleid: injection/redirect-to-requested-address-go
	http.Redirect(w, r, r.FormValue("next"), http.StatusFound)
}

func out(w http.ResponseWriter, r *http.Request) {
	target := r.URL.Query().Get("target")
	// ruleid: injection/redirect-to-requested-address-go
	http.Redirect(w, r, target, http.StatusSeeOther)
}

func moved(c *Context) {
	// ruleid: injection/redirect-to-requested-address-go
	c.Redirect(302, c.Query("next"))
}

func home(w http.ResponseWriter, r *http.Request) {
	// ok: injection/redirect-to-requested-address-go
	http.Redirect(w, r, "/reports", http.StatusFound)
}

func search(w http.ResponseWriter, r *http.Request) {
	// ok: injection/redirect-to-requested-address-go
	http.Redirect(w, r, "/search?q="+url.QueryEscape(r.FormValue("q")), http.StatusFound)
}

func checked(w http.ResponseWriter, r *http.Request) {
	target := r.URL.Query().Get("target")
	if !isLocal(target) {
		return
	}
	// ok: injection/redirect-to-requested-address-go
	http.Redirect(w, r, target, http.StatusFound)
}

func secure(w http.ResponseWriter, r *http.Request) {
	// ok: injection/redirect-to-requested-address-go
	http.Redirect(w, r, "https://"+r.Host+r.RequestURI, http.StatusMovedPermanently)
}
