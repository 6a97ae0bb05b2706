package reports

import (
	"crypto/tls"
	"net/http"
)

func printerClient() *http.Client {
	return &http.Client{Transport: &http.Transport{
		// ruleid: weakening/outdated-tls-version-go
		TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS10},
	}}
}

func relax(config *tls.Config) {
	// ruleid: weakening/outdated-tls-version-go
	config.MinVersion = tls.VersionSSL30
}

func capped(host string) *tls.Config {
	// ruleid: weakening/outdated-tls-version-go
	return &tls.Config{ServerName: host, MaxVersion: tls.VersionTLS11}
}

func modern() *tls.Config {
	// ok: weakening/outdated-tls-version-go
	return &tls.Config{MinVersion: tls.VersionTLS13}
}

func usual(config *tls.Config) {
	// ok: weakening/outdated-tls-version-go
	config.MinVersion = tls.VersionTLS12
}

func outdated(state tls.ConnectionState) bool {
	// ok: weakening/outdated-tls-version-go
	return state.Version <= tls.VersionTLS11
}

func names() map[uint16]string {
	// ok: weakening/outdated-tls-version-go
	return map[uint16]string{tls.VersionTLS10: "TLS 1.0", tls.VersionTLS13: "TLS 1.3"}
}
