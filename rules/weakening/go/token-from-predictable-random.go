package reports

import (
	"fmt"
	"math/rand"
	"strings"
	"time"
)

const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"

func newToken() string {
	var text strings.Builder
	for range 32 {
		// ruleid: weakening/token-from-predictable-random-go
		text.WriteByte(alphabet[rand.Intn(36)])
	}
	return text.String()
}

func openSession(cookies map[string]string) {
	// ruleid: weakening/token-from-predictable-random-go
	sessionID := fmt.Sprintf("%016x", rand.Int63())
	cookies["sid"] = sessionID
}

func password(length int) []byte {
	password := make([]byte, length)
	for index := range password {
		// ruleid: weakening/token-from-predictable-random-go
		password[index] = byte('a' + rand.Intn(26))
	}
	return password
}

func pickColor(colors []string) string {
	// ok: weakening/token-from-predictable-random-go
	return colors[rand.Intn(len(colors))]
}

func backOff(attempt int) time.Duration {
	// ok: weakening/token-from-predictable-random-go
	jitter := time.Duration(rand.Int63n(int64(time.Second)))
	return jitter << attempt
}

func shuffle(rows []string) {
	// ok: weakening/token-from-predictable-random-go
	rand.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
}

func sampleOf(tokens []string) string {
	// ok: weakening/token-from-predictable-random-go
	token := tokens[rand.Intn(len(tokens))]
	return token
}
