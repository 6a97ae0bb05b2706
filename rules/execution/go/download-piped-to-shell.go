package reports

import (
	"context"
	"log"
	"os/exec"
)

const installer = "curl -fsSL https://tools.example.invalid/install.sh | sh"

func installToolchain() error {
	// ruleid: execution/download-piped-to-shell-go
	return exec.Command("sh", "-c", "curl -fsSL https://tools.example.invalid/install.sh | sh").Run()
}

func updateAgent(ctx context.Context, channel string) error {
	// ruleid: execution/download-piped-to-shell-go
	return exec.CommandContext(ctx, "bash", "-c", "wget -qO- https://agent.example.invalid/"+channel+" | sudo bash -s -- --quiet").Run()
}

func bootstrap() error {
	// ruleid: execution/download-piped-to-shell-go
	return exec.Command("/bin/sh", "-c", "curl -s https://boot.example.invalid/b.py | python3 -").Start()
}

func downloadDataset() error {
	// ok: execution/download-piped-to-shell-go
	return exec.Command("sh", "-c", "curl -fsSL https://data.example.invalid/cities.csv.gz | gunzip > cities.csv").Run()
}

func fetchRelease(version string) error {
	// ok: execution/download-piped-to-shell-go
	return exec.Command("curl", "-LO", "https://releases.example.invalid/"+version+".tar.gz").Run()
}

func runLocalScript() error {
	// ok: execution/download-piped-to-shell-go
	return exec.Command("bash", "-e", "scripts/install.sh").Run()
}

func explain() {
	// ok: execution/download-piped-to-shell-go
	log.Printf("do not run %q", installer)
}
