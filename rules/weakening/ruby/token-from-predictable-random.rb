require "securerandom"

def reset_mail(user)
  # ruleid: weakening/token-from-predictable-random-ruby
  reset_token = rand(36**32).to_s(36)
  # ruleid: weakening/token-from-predictable-random-ruby
  user.otp = Random.rand(100_000..999_999)
  # ruleid: weakening/token-from-predictable-random-ruby
  @api_key = Array.new(40) { rand(16).to_s(16) }.join
  reset_token
end

def reset_mail_well(user)
  # ok: weakening/token-from-predictable-random-ruby
  reset_token = SecureRandom.urlsafe_base64(32)
  # ok: weakening/token-from-predictable-random-ruby
  user.otp = SecureRandom.random_number(1_000_000)
  # ok: weakening/token-from-predictable-random-ruby
  color = rand(255)
  # ok: weakening/token-from-predictable-random-ruby
  delay = Random.rand(5.0)
  [reset_token, color, delay]
end
