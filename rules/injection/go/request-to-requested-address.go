package reports

import (
	"fmt"
	"net"
	"net/http"
)

func preview(w http.ResponseWriter, r *http.Request) {
	// ruleid: injection/request-to-requested-address-go
	http.Get(r.FormValue("address"))
}

func forward(w http.ResponseWriter, r *http.Request) {
	target := r.URL.Query().Get("target")
	// ruleid: injection/request-to-requested-address-go
	http.NewRequest("POST", target, nil)
}

func onHost(w http.ResponseWriter, r *http.Request) {
	// ruleid: injection/request-to-requested-address-go
	http.Get(fmt.Sprintf("https://%s/health", r.FormValue("host")))
}

func probe(w http.ResponseWriter, r *http.Request) {
	// ruleid: injection/request-to-requested-address-go
	net.Dial("tcp", r.URL.Query().Get("host"))
}

func constant() {
	// ok: injection/request-to-requested-address-go
	http.Get("https://reports.example.invalid/all")
}

func byNumber(r *http.Request) {
	// ok: injection/request-to-requested-address-go
	http.Get(fmt.Sprintf("https://reports.example.invalid/%s", r.FormValue("number")))
}

func checked(r *http.Request) {
	target := r.FormValue("target")
	if !isPublic(target) {
		return
	}
	// ok: injection/request-to-requested-address-go
	http.Get(target)
}

func configured(settings Settings) {
	// ok: injection/request-to-requested-address-go
	http.Get(settings.Address)
}
