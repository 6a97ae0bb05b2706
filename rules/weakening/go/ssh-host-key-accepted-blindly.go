package reports

import (
	"fmt"
	"net"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

func connect(user string, signer ssh.Signer) *ssh.ClientConfig {
	return &ssh.ClientConfig{
		User: user,
		Auth: []ssh.AuthMethod{ssh.PublicKeys(signer)},
		// ruleid: weakening/ssh-host-key-accepted-blindly-go
		HostKeyCallback: ssh.InsecureIgnoreHostKey(),
	}
}

func inline(user string) *ssh.ClientConfig {
	// ruleid: weakening/ssh-host-key-accepted-blindly-go
	return &ssh.ClientConfig{User: user, HostKeyCallback: func(host string, remote net.Addr, key ssh.PublicKey) error { return nil }}
}

func relax(config *ssh.ClientConfig) {
	// ruleid: weakening/ssh-host-key-accepted-blindly-go
	config.HostKeyCallback = func(_ string, _ net.Addr, _ ssh.PublicKey) error {
		return nil
	}
}

func known(config *ssh.ClientConfig) error {
	callback, err := knownhosts.New("deploy/known_hosts")
	// ok: weakening/ssh-host-key-accepted-blindly-go
	config.HostKeyCallback = callback
	return err
}

func fixed(key ssh.PublicKey) *ssh.ClientConfig {
	// ok: weakening/ssh-host-key-accepted-blindly-go
	return &ssh.ClientConfig{HostKeyCallback: ssh.FixedHostKey(key)}
}

func logged(config *ssh.ClientConfig, expected string) {
	// ok: weakening/ssh-host-key-accepted-blindly-go
	config.HostKeyCallback = func(host string, remote net.Addr, key ssh.PublicKey) error {
		if ssh.FingerprintSHA256(key) != expected {
			return fmt.Errorf("unknown key for %s", host)
		}
		return nil
	}
}

func banner(config *ssh.ClientConfig) {
	// ok: weakening/ssh-host-key-accepted-blindly-go
	config.BannerCallback = func(message string) error { return nil }
}
