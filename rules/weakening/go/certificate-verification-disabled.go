package reports

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func client() *http.Client {
	transport := &http.Transport{
		// ruleid: weakening/certificate-verification-disabled-go
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	}
	return &http.Client{Transport: transport}
}

func relax(config *tls.Config) {
	// ruleid: weakening/certificate-verification-disabled-go
	config.InsecureSkipVerify = true
}

func dial(host string) (*tls.Conn, error) {
	// ruleid: weakening/certificate-verification-disabled-go
	return tls.Dial("tcp", host, &tls.Config{ServerName: host, InsecureSkipVerify: true, MinVersion: tls.VersionTLS12})
}

func privateClient(pool *x509.CertPool) *http.Client {
	// ok: weakening/certificate-verification-disabled-go
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}
}

func configurable(skip bool) *tls.Config {
	// ok: weakening/certificate-verification-disabled-go
	return &tls.Config{InsecureSkipVerify: skip}
}

func pinned(check func(tls.ConnectionState) error) *tls.Config {
	// ok: weakening/certificate-verification-disabled-go
	return &tls.Config{InsecureSkipVerify: true, VerifyConnection: check}
}

func strict(config *tls.Config) {
	// ok: weakening/certificate-verification-disabled-go
	config.InsecureSkipVerify = false
}
