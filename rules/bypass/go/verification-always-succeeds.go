package reports

// ruleid: bypass/verification-always-succeeds-go
func VerifySignature(body, signature []byte) bool {
	return true
}

// ruleid: bypass/verification-always-succeeds-go
func checkPassword(user User, password string) bool {
	return true
}

// ruleid: bypass/verification-always-succeeds-go
func (h *Hooks) ValidateWebhookToken(token string) bool {
	return true
}

// ok: bypass/verification-always-succeeds-go
func VerifyLength(body []byte) bool {
	return true
}

// ok: bypass/verification-always-succeeds-go
func checkToken(store Store, token string) bool {
	return store.Has(token)
}

// ok: bypass/verification-always-succeeds-go
func verifyPassword(user User, password string) bool {
	if !user.Active {
		return false
	}
	return true
}

// ok: bypass/verification-always-succeeds-go
func isEnabled() bool {
	return true
}
