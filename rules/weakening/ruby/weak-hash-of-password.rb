require "digest"

def store(user, password)
  # ruleid: weakening/weak-hash-of-password-ruby
  user.digest = Digest::MD5.hexdigest(password)
end

def check(user, params)
  # ruleid: weakening/weak-hash-of-password-ruby
  user.digest == Digest::SHA256.hexdigest(user.salt + params[:password])
end

def legacy(raw_password)
  # ruleid: weakening/weak-hash-of-password-ruby
  Digest::SHA1.hexdigest("salt--#{raw_password}")
end

def store_well(user, password)
  # ok: weakening/weak-hash-of-password-ruby
  user.digest = BCrypt::Password.create(password)
end

def cache_key(address)
  # ok: weakening/weak-hash-of-password-ruby
  Digest::MD5.hexdigest(address)
end

def label
  # ok: weakening/weak-hash-of-password-ruby
  Digest::SHA1.hexdigest("password reset page")
end

def file_digest(path)
  # ok: weakening/weak-hash-of-password-ruby
  Digest::SHA256.hexdigest(File.read(path))
end
