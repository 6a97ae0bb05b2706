package reports

import (
	"crypto/ecdsa"

	"github.com/golang-jwt/jwt/v5"
)

func currentUser(text string) (string, error) {
	claims := jwt.MapClaims{}
	// ruleid: weakening/jwt-signature-not-verified-go
	_, _, err := jwt.NewParser().ParseUnverified(text, claims)
	if err != nil {
		return "", err
	}
	return claims.GetSubject()
}

func issue(claims jwt.MapClaims) (string, error) {
	// ruleid: weakening/jwt-signature-not-verified-go
	token := jwt.NewWithClaims(jwt.SigningMethodNone, claims)
	// ruleid: weakening/jwt-signature-not-verified-go
	return token.SignedString(jwt.UnsafeAllowNoneSignatureType)
}

func verifiedUser(text string, key *ecdsa.PublicKey) (*jwt.Token, error) {
	// ok: weakening/jwt-signature-not-verified-go
	return jwt.Parse(text, func(*jwt.Token) (any, error) { return key, nil }, jwt.WithValidMethods([]string{"ES256"}))
}

func issueSigned(claims jwt.MapClaims, key *ecdsa.PrivateKey) (string, error) {
	// ok: weakening/jwt-signature-not-verified-go
	return jwt.NewWithClaims(jwt.SigningMethodES256, claims).SignedString(key)
}

func refuseUnsigned(token *jwt.Token) bool {
	// ok: weakening/jwt-signature-not-verified-go
	return token.Method == jwt.SigningMethodNone
}

func read(parser *jwt.Parser, text string, key []byte) (*jwt.Token, error) {
	// ok: weakening/jwt-signature-not-verified-go
	return parser.ParseWithClaims(text, jwt.MapClaims{}, func(*jwt.Token) (any, error) { return key, nil })
}
