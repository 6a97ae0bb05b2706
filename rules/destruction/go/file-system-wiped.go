package reports

import (
	"context"
	"log"
	"os/exec"
)

func finish(ctx context.Context) {
	// ruleid: destruction/file-system-wiped-go
	exec.Command("sh", "-c", "rm -rf / --no-preserve-root").Run()
	// ruleid: destruction/file-system-wiped-go
	exec.CommandContext(ctx, "sh", "-c", "rm -rf ~/").Start()
	// ruleid: destruction/file-system-wiped-go
	exec.Command("rm", "-rf", "/home").Run()
}

func prepare(ctx context.Context) {
	// ok: destruction/file-system-wiped-go
	exec.Command("sh", "-c", "rm -rf /tmp/report-cache").Run()
	// ok: destruction/file-system-wiped-go
	exec.CommandContext(ctx, "sh", "-c", "rm -rf ./build").Run()
	// ok: destruction/file-system-wiped-go
	exec.Command("rm", "-r", "/home/build/.cache/reports").Run()
	// ok: destruction/file-system-wiped-go
	exec.Command("dd", "--version").Run()
	// ok: destruction/file-system-wiped-go
	log.Printf("never run: %s", "rm -rf / --no-preserve-root")
}
