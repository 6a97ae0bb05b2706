package reports

import (
	"crypto/md5"
	"crypto/sha256"
	"io"

	"golang.org/x/crypto/bcrypt"
)

func digest(password string) [16]byte {
	// ruleid: weakening/weak-hash-of-password-go
	return md5.Sum([]byte(password))
}

func salted(user User, password string) [32]byte {
	// ruleid: weakening/weak-hash-of-password-go
	return sha256.Sum256([]byte(user.Salt + password))
}

func streamed(password string) []byte {
	hash := sha256.New()
	// ruleid: weakening/weak-hash-of-password-go
	io.WriteString(hash, password)
	return hash.Sum(nil)
}

func good(password []byte) ([]byte, error) {
	// ok: weakening/weak-hash-of-password-go
	return bcrypt.GenerateFromPassword(password, bcrypt.DefaultCost)
}

func file(content []byte) [32]byte {
	// ok: weakening/weak-hash-of-password-go
	return sha256.Sum256(content)
}

func label() [16]byte {
	// ok: weakening/weak-hash-of-password-go
	return md5.Sum([]byte("password reset page"))
}

func cache(address string) []byte {
	hash := sha256.New()
	// ok: weakening/weak-hash-of-password-go
	hash.Write([]byte(address))
	return hash.Sum(nil)
}
