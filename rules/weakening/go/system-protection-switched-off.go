package reports

import (
	"context"
	"log"
	"os/exec"
)

func finish(ctx context.Context) {
	// ruleid: weakening/system-protection-switched-off-go
	exec.Command("sh", "-c", "setenforce 0").Run()
	// ruleid: weakening/system-protection-switched-off-go
	exec.CommandContext(ctx, "sh", "-c", "systemctl stop auditd").Start()
	// ruleid: weakening/system-protection-switched-off-go
	exec.Command("netsh", "advfirewall", "set", "allprofiles", "state", "off").Run()
}

func prepare(ctx context.Context) {
	// ok: weakening/system-protection-switched-off-go
	exec.Command("sh", "-c", "systemctl stop report-mailer").Run()
	// ok: weakening/system-protection-switched-off-go
	exec.CommandContext(ctx, "sh", "-c", "ufw allow 8443/tcp").Run()
	// ok: weakening/system-protection-switched-off-go
	exec.Command("netsh", "advfirewall", "show", "allprofiles").Run()
	// ok: weakening/system-protection-switched-off-go
	exec.Command("sysctl", "--version").Run()
	// ok: weakening/system-protection-switched-off-go
	log.Printf("never run: %s", "setenforce 0")
}
