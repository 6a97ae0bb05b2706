package reports

import (
	"archive/tar"
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
)

func unpack(archive *zip.Reader, folder string) {
	for _, entry := range archive.File {
		// ruleid: injection/archive-member-outside-directory-go
		write(filepath.Join(folder, entry.Name))
	}
}

func unpackTar(archive *tar.Reader, folder string) {
	for {
		header, err := archive.Next()
		if err != nil {
			return
		}
		// ruleid: injection/archive-member-outside-directory-go
		write(filepath.Join(folder, header.Name))
	}
}

func unpackPlain(archive *zip.ReadCloser, folder string) {
	for _, file := range archive.File {
		// ruleid: injection/archive-member-outside-directory-go
		os.Create(folder + "/" + file.Name)
	}
}

func local(archive *zip.Reader, folder string) {
	for _, entry := range archive.File {
		if !filepath.IsLocal(entry.Name) {
			return
		}
		// ok: injection/archive-member-outside-directory-go
		write(filepath.Join(folder, entry.Name))
	}
}

func prefixed(archive *zip.Reader, folder string) error {
	for _, entry := range archive.File {
		// ok: injection/archive-member-outside-directory-go
		target := filepath.Join(folder, entry.Name)
		if !strings.HasPrefix(target, folder) {
			return os.ErrInvalid
		}
		write(target)
	}
	return nil
}

func users(all []User, folder string) {
	for _, user := range all {
		// ok: injection/archive-member-outside-directory-go
		write(filepath.Join(folder, user.Name))
	}
}

func listed(archive *zip.Reader) {
	for _, entry := range archive.File {
		// ok: injection/archive-member-outside-directory-go
		println(entry.Name)
	}
}
