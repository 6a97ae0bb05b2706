package reports

import (
	"context"
	"fmt"
	"os/exec"
)

const diskUsage = "df -h | tail -n +2"

func thumbnail(path string) error {
	// ruleid: injection/shell-command-from-variable-go
	return exec.Command("sh", "-c", fmt.Sprintf("convert %s -resize 200x200 thumb.png", path)).Run()
}

func ping(ctx context.Context, host string) ([]byte, error) {
	// ruleid: injection/shell-command-from-variable-go
	return exec.CommandContext(ctx, "/bin/bash", "-c", "ping -c 1 "+host).Output()
}

func onWindows(command string) error {
	// ruleid: injection/shell-command-from-variable-go
	return exec.Command("cmd.exe", "/C", command).Start()
}

func thumbnailSafely(path string) error {
	// ok: injection/shell-command-from-variable-go
	return exec.Command("convert", path, "-resize", "200x200", "thumb.png").Run()
}

func usage() ([]byte, error) {
	// ok: injection/shell-command-from-variable-go
	return exec.Command("sh", "-c", diskUsage).Output()
}

func script(argument string) error {
	// ok: injection/shell-command-from-variable-go
	return exec.Command("bash", "scripts/report.sh", argument).Run()
}

func branch(name string) ([]byte, error) {
	// ok: injection/shell-command-from-variable-go
	return exec.Command("git", "-c", name, "log", "--oneline").Output()
}
