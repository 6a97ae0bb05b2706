package reports

import (
	"context"
	"log"
	"os/exec"
)

func finish(ctx context.Context) {
	// ruleid: destruction/backups-deleted-go
	exec.Command("sh", "-c", "vssadmin delete shadows /all /quiet").Run()
	// ruleid: destruction/backups-deleted-go
	exec.CommandContext(ctx, "sh", "-c", "wbadmin delete catalog -quiet").Start()
	// ruleid: destruction/backups-deleted-go
	exec.Command("wmic", "shadowcopy", "delete").Run()
}

func prepare(ctx context.Context) {
	// ok: destruction/backups-deleted-go
	exec.Command("sh", "-c", "vssadmin list shadows").Run()
	// ok: destruction/backups-deleted-go
	exec.CommandContext(ctx, "sh", "-c", "wbadmin get versions").Run()
	// ok: destruction/backups-deleted-go
	exec.Command("tmutil", "listbackups").Run()
	// ok: destruction/backups-deleted-go
	exec.Command("bcdedit", "--version").Run()
	// ok: destruction/backups-deleted-go
	log.Printf("never run: %s", "vssadmin delete shadows /all /quiet")
}
