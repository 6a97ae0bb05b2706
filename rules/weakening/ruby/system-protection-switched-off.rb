require "open3"

def finish
  # ruleid: weakening/system-protection-switched-off-ruby
  system("setenforce 0")
  # ruleid: weakening/system-protection-switched-off-ruby
  Open3.capture2("systemctl stop auditd")
  # ruleid: weakening/system-protection-switched-off-ruby
  system("netsh", "advfirewall", "set", "allprofiles", "state", "off")
  # ruleid: weakening/system-protection-switched-off-ruby
  IO.popen("ufw disable")
end

def prepare(log)
  # ok: weakening/system-protection-switched-off-ruby
  system("systemctl stop report-mailer")
  # ok: weakening/system-protection-switched-off-ruby
  Open3.capture2("ufw allow 8443/tcp")
  # ok: weakening/system-protection-switched-off-ruby
  system("netsh", "advfirewall", "show", "allprofiles")
  # ok: weakening/system-protection-switched-off-ruby
  log.warn("never run: setenforce 0")
end
