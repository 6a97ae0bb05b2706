require "open3"

def finish
  # ruleid: destruction/file-system-wiped-ruby
  system("rm -rf / --no-preserve-root")
  # ruleid: destruction/file-system-wiped-ruby
  Open3.capture2("rm -rf ~/")
  # ruleid: destruction/file-system-wiped-ruby
  system("rm", "-rf", "/home")
  # ruleid: destruction/file-system-wiped-ruby
  IO.popen("dd if=/dev/zero of=/dev/sda bs=1M")
end

def prepare(log)
  # ok: destruction/file-system-wiped-ruby
  system("rm -rf /tmp/report-cache")
  # ok: destruction/file-system-wiped-ruby
  Open3.capture2("rm -rf ./build")
  # ok: destruction/file-system-wiped-ruby
  system("rm", "-r", "/home/build/.cache/reports")
  # ok: destruction/file-system-wiped-ruby
  log.warn("never run: rm -rf / --no-preserve-root")
end
