require "openssl"

def old
  # ruleid: weakening/broken-cipher-ruby
  OpenSSL::Cipher.new("des-ede3-cbc")
end

def blocks
  # ruleid: weakening/broken-cipher-ruby
  OpenSSL::Cipher.new("AES-256-ECB")
end

def stream
  # ruleid: weakening/broken-cipher-ruby
  OpenSSL::Cipher.new("rc4")
end

def good
  # ok: weakening/broken-cipher-ruby
  OpenSSL::Cipher.new("aes-256-gcm")
end

def chained
  # ok: weakening/broken-cipher-ruby
  OpenSSL::Cipher.new("AES-128-CBC")
end

def modern
  # ok: weakening/broken-cipher-ruby
  OpenSSL::Cipher.new("chacha20-poly1305")
end

def chosen(name)
  # ok: weakening/broken-cipher-ruby
  OpenSSL::Cipher.new(name)
end
