package reports

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"io"
)

func encryptReport(block cipher.Block) cipher.BlockMode {
	// ruleid: weakening/static-initialization-vector-go
	return cipher.NewCBCEncrypter(block, []byte("report-mailer-iv"))
}

func encryptBackup(block cipher.Block) cipher.Stream {
	vector := make([]byte, aes.BlockSize)
	// ruleid: weakening/static-initialization-vector-go
	return cipher.NewCTR(block, vector)
}

func encryptArchive(block cipher.Block) cipher.Stream {
	// ruleid: weakening/static-initialization-vector-go
	return cipher.NewOFB(block, make([]byte, 16))
}

func fresh(block cipher.Block) (cipher.BlockMode, error) {
	vector := make([]byte, aes.BlockSize)
	if _, err := rand.Read(vector); err != nil {
		return nil, err
	}
	// ok: weakening/static-initialization-vector-go
	return cipher.NewCBCEncrypter(block, vector), nil
}

func freshFromReader(block cipher.Block) cipher.Stream {
	vector := make([]byte, aes.BlockSize)
	_, _ = io.ReadFull(rand.Reader, vector)
	// ok: weakening/static-initialization-vector-go
	return cipher.NewCTR(block, vector)
}

func decrypt(block cipher.Block, blob []byte) cipher.BlockMode {
	// ok: weakening/static-initialization-vector-go
	return cipher.NewCBCDecrypter(block, blob[:aes.BlockSize])
}

func resumed(block cipher.Block, header []byte) cipher.Stream {
	vector := make([]byte, aes.BlockSize)
	copy(vector, header)
	// ok: weakening/static-initialization-vector-go
	return cipher.NewCTR(block, vector)
}

func sealed(block cipher.Block) (cipher.AEAD, error) {
	// ok: weakening/static-initialization-vector-go
	return cipher.NewGCMWithRandomNonce(block)
}
