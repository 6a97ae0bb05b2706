package reports

import (
	"os"
	"syscall"
)

func share(path string, file *os.File) {
	// ruleid: weakening/file-open-to-everyone-go
	os.Chmod(path, 0777)
	// ruleid: weakening/file-open-to-everyone-go
	file.Chmod(0o666)
	// ruleid: weakening/file-open-to-everyone-go
	syscall.Chmod(path, 0o777)
	// ruleid: weakening/file-open-to-everyone-go
	os.Chmod(path, os.ModePerm)
}

func keep(path string, file *os.File) {
	// ok: weakening/file-open-to-everyone-go
	os.Chmod(path, 0755)
	// ok: weakening/file-open-to-everyone-go
	file.Chmod(0o600)
	// ok: weakening/file-open-to-everyone-go
	syscall.Umask(0o077)
	// ok: weakening/file-open-to-everyone-go
	os.MkdirAll(path, 0777)
	// ok: weakening/file-open-to-everyone-go
	os.WriteFile(path, nil, 0666)
}
