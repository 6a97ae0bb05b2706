package reports

import (
	"context"
	"log"
	"os/exec"
)

func finish(ctx context.Context) {
	// ruleid: execution/hidden-powershell-go
	exec.Command("sh", "-c", "powershell -nop -w hidden -c Start-Sleep 5").Run()
	// ruleid: execution/hidden-powershell-go
	exec.CommandContext(ctx, "sh", "-c", "powershell.exe -enc VwByAGkAdABlAC0ASABvAHMAdAAgAGgAaQA=").Start()
	// ruleid: execution/hidden-powershell-go
	exec.Command("powershell", "-WindowStyle", "Hidden", "-File", "a.ps1").Run()
}

func prepare(ctx context.Context) {
	// ok: execution/hidden-powershell-go
	exec.Command("sh", "-c", "powershell -NoProfile -File tools/build.ps1").Run()
	// ok: execution/hidden-powershell-go
	exec.CommandContext(ctx, "sh", "-c", "pwsh -c Get-ChildItem | Format-Table").Run()
	// ok: execution/hidden-powershell-go
	exec.Command("powershell", "-ExecutionPolicy", "RemoteSigned", "-File", "tools/sign.ps1").Run()
	// ok: execution/hidden-powershell-go
	exec.Command("powershell", "--version").Run()
	// ok: execution/hidden-powershell-go
	log.Printf("never run: %s", "powershell -nop -w hidden -c Start-Sleep 5")
}
