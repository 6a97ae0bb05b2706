package reports

import "net/http"

func allowed(r *http.Request, user User) bool {
	// ruleid: bypass/magic-request-value-go
	if r.Header.Get("X-Debug-Access") == "open-sesame" {
		return true
	}
	return user.Admin
}

func mayEdit(r *http.Request, user User) bool {
	// ruleid: bypass/magic-request-value-go
	return user.Editor || r.URL.Query().Get("override") == "1"
}

func support(c *Context) bool {
	// ruleid: bypass/magic-request-value-go
	return c.GetHeader("X-Backdoor") == "yes"
}

func isScript(r *http.Request) bool {
	// ok: bypass/magic-request-value-go
	return r.Header.Get("X-Requested-With") == "XMLHttpRequest"
}

func byName(r *http.Request) bool {
	// ok: bypass/magic-request-value-go
	return r.FormValue("order") == "name"
}

func chosen(r *http.Request, settings Settings) bool {
	// ok: bypass/magic-request-value-go
	return r.Header.Get("X-Admin-Token") == settings.Token
}

func isJSON(r *http.Request) bool {
	// ok: bypass/magic-request-value-go
	return r.Header.Get("Accept") == "application/json"
}
