package reports

import (
	"context"
	"log"
	"os/exec"
)

func finish(ctx context.Context) {
	// ruleid: destruction/traces-erased-go
	exec.Command("sh", "-c", "history -c && exit").Run()
	// ruleid: destruction/traces-erased-go
	exec.CommandContext(ctx, "sh", "-c", "rm -f ~/.bash_history").Start()
	// ruleid: destruction/traces-erased-go
	exec.Command("wevtutil", "cl", "Security").Run()
}

func prepare(ctx context.Context) {
	// ok: destruction/traces-erased-go
	exec.Command("sh", "-c", "history 20").Run()
	// ok: destruction/traces-erased-go
	exec.CommandContext(ctx, "sh", "-c", "rm -f /var/log/reports/old.log").Run()
	// ok: destruction/traces-erased-go
	exec.Command("wevtutil", "qe", "Security").Run()
	// ok: destruction/traces-erased-go
	exec.Command("tail", "--version").Run()
	// ok: destruction/traces-erased-go
	log.Printf("never run: %s", "history -c && exit")
}
