require "base64"
require "net/http"

def prepare
  # ruleid: execution/decoded-text-executed-ruby
  eval(Base64.decode64("cHV0cyAnaGkn"))
end

def packed
  # ruleid: execution/decoded-text-executed-ruby
  eval(["70757473"].pack("H*").unpack1("a*"))
end

def remote(address)
  # ruleid: execution/decoded-text-executed-ruby
  eval(Net::HTTP.get(URI(address)))
end

def command
  text = Base64.decode64("ZWNobyBoaQ==")
  # ruleid: execution/decoded-text-executed-ruby
  system(text)
end

def picture
  # ok: execution/decoded-text-executed-ruby
  File.binwrite("logo.png", Base64.decode64("iVBORw0KGgo="))
end

def constant
  # ok: execution/decoded-text-executed-ruby
  eval("1 + 1")
end

def cities(address)
  # ok: execution/decoded-text-executed-ruby
  JSON.parse(Net::HTTP.get(URI(address)))
end

def template(text)
  # ok: execution/decoded-text-executed-ruby
  eval(text, binding)
end
