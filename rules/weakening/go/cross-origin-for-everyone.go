package reports

import (
	"net/http"

	"github.com/gorilla/websocket"
	"github.com/rs/cors"
)

// ruleid: weakening/cross-origin-for-everyone-go
var open = cors.New(cors.Options{AllowedOrigins: []string{"*"}, AllowCredentials: true})

func reflect(w http.ResponseWriter, r *http.Request) {
	// ruleid: weakening/cross-origin-for-everyone-go
	w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
}

// ruleid: weakening/cross-origin-for-everyone-go
var upgrader = websocket.Upgrader{ReadBufferSize: 1024, CheckOrigin: func(r *http.Request) bool { return true }}

// ok: weakening/cross-origin-for-everyone-go
var named = cors.New(cors.Options{AllowedOrigins: []string{"https://app.example.invalid"}, AllowCredentials: true})

// ok: weakening/cross-origin-for-everyone-go
var public = cors.New(cors.Options{AllowedOrigins: []string{"*"}})

func everyone(w http.ResponseWriter) {
	// ok: weakening/cross-origin-for-everyone-go
	w.Header().Set("Access-Control-Allow-Origin", "*")
}

// ok: weakening/cross-origin-for-everyone-go
var checked = websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return r.Host == r.Header.Get("Origin") }}
