package reports

import (
	"crypto/subtle"
	"net/http"
)

func login(user User, password string) bool {
	// ruleid: bypass/hard-coded-password-accepted-go
	if password == "letmein-2024" {
		return true
	}
	return user.Check(password)
}

func admin(r *http.Request) bool {
	// ruleid: bypass/hard-coded-password-accepted-go
	return r.FormValue("password") == "s3cr3t!"
}

func token(apiKey string) bool {
	// ruleid: bypass/hard-coded-password-accepted-go
	return subtle.ConstantTimeCompare([]byte(apiKey), []byte("rm_7f3a9c21")) == 1
}

func loginWell(user User, password string) bool {
	// ok: bypass/hard-coded-password-accepted-go
	return user.Check(password)
}

func missing(password string) bool {
	// ok: bypass/hard-coded-password-accepted-go
	return password == ""
}

func kind(field Field) bool {
	// ok: bypass/hard-coded-password-accepted-go
	return field.Kind == "password"
}

func placeholder(password string) bool {
	// ok: bypass/hard-coded-password-accepted-go
	return password == "changeme"
}
