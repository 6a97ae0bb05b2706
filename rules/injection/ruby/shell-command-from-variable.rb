require "open3"

class Tools
  ROOT = "/srv/reports"

  def ping(host)
    # ruleid: injection/shell-command-from-variable-ruby
    system("ping -c 1 #{host}")
  end

  def convert(path)
    # ruleid: injection/shell-command-from-variable-ruby
    `convert #{path} out.png`
  end

  def archive(name)
    # ruleid: injection/shell-command-from-variable-ruby
    Open3.capture3("tar czf reports.tgz #{name}")
  end

  def ping_well(host)
    # ok: injection/shell-command-from-variable-ruby
    system("ping", "-c", "1", host)
  end

  def escaped(path)
    # ok: injection/shell-command-from-variable-ruby
    `convert #{Shellwords.escape(path)} out.png`
  end

  def version
    # ok: injection/shell-command-from-variable-ruby
    `git --version`
  end

  def listed
    # ok: injection/shell-command-from-variable-ruby
    system("ls #{ROOT}")
  end
end
