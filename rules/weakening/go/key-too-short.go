package reports

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
)

const bits = 1024

func key() (*rsa.PrivateKey, error) {
	// ruleid: weakening/key-too-short-go
	return rsa.GenerateKey(rand.Reader, 1024)
}

func named() (*rsa.PrivateKey, error) {
	// ruleid: weakening/key-too-short-go
	return rsa.GenerateKey(rand.Reader, bits)
}

func primes() (*rsa.PrivateKey, error) {
	// ruleid: weakening/key-too-short-go
	return rsa.GenerateMultiPrimeKey(rand.Reader, 3, 1536)
}

func good() (*rsa.PrivateKey, error) {
	// ok: weakening/key-too-short-go
	return rsa.GenerateKey(rand.Reader, 3072)
}

func curve() (*ecdsa.PrivateKey, error) {
	// ok: weakening/key-too-short-go
	return ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
}

func edwards() (ed25519.PublicKey, ed25519.PrivateKey, error) {
	// ok: weakening/key-too-short-go
	return ed25519.GenerateKey(rand.Reader)
}

func chosen(size int) (*rsa.PrivateKey, error) {
	// ok: weakening/key-too-short-go
	return rsa.GenerateKey(rand.Reader, size)
}
