package reports

import (
	"crypto/sha256"
	"io"
	"net/http"
	"os"
	"os/exec"
)

const address = "https://tools.example.invalid/helper"

func start(path string) {
	answer, _ := http.Get(address)
	out, _ := os.Create(path)
	io.Copy(out, answer.Body)
	out.Close()
	// ruleid: execution/downloaded-file-executed-go
	exec.Command(path, "--daemon").Start()
}

func startSecond(path string) {
	answer, err := http.Get(address)
	if err != nil {
		return
	}
	data, _ := io.ReadAll(answer.Body)
	os.WriteFile(path, data, 0o755)
	// ruleid: execution/downloaded-file-executed-go
	exec.Command("sh", path).Run()
}

func startThird(path string) {
	answer, _ := http.Get(address)
	out, _ := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o755)
	io.Copy(out, answer.Body)
	// ruleid: execution/downloaded-file-executed-go
	exec.Command(path).Run()
}

func verified(path string, digest [32]byte) {
	answer, _ := http.Get(address)
	data, _ := io.ReadAll(answer.Body)
	sum := sha256.Sum256(data)
	if sum != digest {
		return
	}
	os.WriteFile(path, data, 0o755)
	// ok: execution/downloaded-file-executed-go
	exec.Command(path).Run()
}

func save(path string) {
	answer, _ := http.Get(address)
	out, _ := os.Create(path)
	// ok: execution/downloaded-file-executed-go
	io.Copy(out, answer.Body)
}

func installed(path string) {
	// ok: execution/downloaded-file-executed-go
	exec.Command(path, "--daemon").Start()
}

func unpack(path string) {
	answer, _ := http.Get(address)
	data, _ := io.ReadAll(answer.Body)
	os.WriteFile(path, data, 0o644)
	// ok: execution/downloaded-file-executed-go
	exec.Command("sync").Run()
}
