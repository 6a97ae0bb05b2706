package reports

import (
	"encoding/base64"
	"encoding/hex"
	"os"
	"os/exec"
)

func prepare() {
	text, _ := base64.StdEncoding.DecodeString("ZWNobyBoaQ==")
	// ruleid: execution/decoded-text-executed-go
	exec.Command("sh", "-c", string(text)).Run()
}

func prepareHex() {
	text, err := hex.DecodeString("6563686f")
	if err != nil {
		return
	}
	// ruleid: execution/decoded-text-executed-go
	exec.Command(string(text)).Start()
}

func prepareRaw() {
	text, _ := base64.RawURLEncoding.DecodeString("ZWNobyBoaQ")
	// ruleid: execution/decoded-text-executed-go
	exec.Command("bash", "-c", string(text)).Run()
}

func picture(path string) {
	data, _ := base64.StdEncoding.DecodeString("iVBORw0KGgo=")
	// ok: execution/decoded-text-executed-go
	os.WriteFile(path, data, 0o600)
}

func convert(path string) {
	data, _ := hex.DecodeString("00ff")
	// ok: execution/decoded-text-executed-go
	exec.Command("convert", path).Run()
	_ = data
}

func version() {
	// ok: execution/decoded-text-executed-go
	exec.Command("git", "--version").Run()
}

func text(data []byte) {
	// ok: execution/decoded-text-executed-go
	exec.Command("logger", string(data)).Run()
}
