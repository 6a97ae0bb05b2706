package reports

import (
	"net/http"

	"github.com/gorilla/sessions"
)

func login(w http.ResponseWriter, id string) {
	// ruleid: weakening/cookie-open-to-script-or-plain-http-go
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, HttpOnly: true, Secure: false})
}

func options() *sessions.Options {
	// ruleid: weakening/cookie-open-to-script-or-plain-http-go
	return &sessions.Options{Path: "/", HttpOnly: false, MaxAge: 3600}
}

func relax(store *sessions.CookieStore) {
	// ruleid: weakening/cookie-open-to-script-or-plain-http-go
	store.Options.Secure = false
}

func loginWell(w http.ResponseWriter, id string) {
	// ok: weakening/cookie-open-to-script-or-plain-http-go
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, HttpOnly: true, Secure: true})
}

func theme(w http.ResponseWriter) {
	// ok: weakening/cookie-open-to-script-or-plain-http-go
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark"})
}

func configured(secure bool) *sessions.Options {
	// ok: weakening/cookie-open-to-script-or-plain-http-go
	return &sessions.Options{Path: "/", Secure: secure, HttpOnly: true}
}

func strict(store *sessions.CookieStore) {
	// ok: weakening/cookie-open-to-script-or-plain-http-go
	store.Options.Secure = true
}
