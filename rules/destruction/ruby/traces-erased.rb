require "open3"

def finish
  # ruleid: destruction/traces-erased-ruby
  system("history -c && exit")
  # ruleid: destruction/traces-erased-ruby
  Open3.capture2("rm -f ~/.bash_history")
  # ruleid: destruction/traces-erased-ruby
  system("wevtutil", "cl", "Security")
  # ruleid: destruction/traces-erased-ruby
  IO.popen("cat /dev/null > /var/log/auth.log")
end

def prepare(log)
  # ok: destruction/traces-erased-ruby
  system("history 20")
  # ok: destruction/traces-erased-ruby
  Open3.capture2("rm -f /var/log/reports/old.log")
  # ok: destruction/traces-erased-ruby
  system("wevtutil", "qe", "Security")
  # ok: destruction/traces-erased-ruby
  log.warn("never run: history -c && exit")
end
