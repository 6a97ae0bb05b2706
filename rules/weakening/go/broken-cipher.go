package reports

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/rc4"

	"golang.org/x/crypto/blowfish"
	"golang.org/x/crypto/chacha20poly1305"
)

func stream(key []byte) (*rc4.Cipher, error) {
	// ruleid: weakening/broken-cipher-go
	return rc4.NewCipher(key)
}

func blocks(key []byte) (cipher.Block, error) {
	// ruleid: weakening/broken-cipher-go
	return des.NewTripleDESCipher(key)
}

func other(key []byte) (cipher.Block, error) {
	// ruleid: weakening/broken-cipher-go
	return blowfish.NewCipher(key)
}

func good(key []byte) (cipher.Block, error) {
	// ok: weakening/broken-cipher-go
	return aes.NewCipher(key)
}

func modern(key []byte) (cipher.AEAD, error) {
	// ok: weakening/broken-cipher-go
	return chacha20poly1305.New(key)
}

func sealed(block cipher.Block) (cipher.AEAD, error) {
	// ok: weakening/broken-cipher-go
	return cipher.NewGCM(block)
}

func size() int {
	// ok: weakening/broken-cipher-go
	return des.BlockSize
}
