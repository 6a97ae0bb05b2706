require "net/http"
require "httparty"

def client(host)
  http = Net::HTTP.new(host, 443)
  http.use_ssl = true
  # ruleid: weakening/certificate-verification-disabled-ruby
  http.verify_mode = OpenSSL::SSL::VERIFY_NONE
  http
end

def fetch(address)
  # ruleid: weakening/certificate-verification-disabled-ruby
  HTTParty.get(address, timeout: 5, verify: false)
end

def start(host)
  # ruleid: weakening/certificate-verification-disabled-ruby
  Net::HTTP.start(host, 443, use_ssl: true, verify_mode: OpenSSL::SSL::VERIFY_NONE)
end

def connect(address)
  # ruleid: weakening/certificate-verification-disabled-ruby
  RestClient::Resource.new(address, verify_ssl: false)
end

def client_well(host)
  http = Net::HTTP.new(host, 443)
  # ok: weakening/certificate-verification-disabled-ruby
  http.verify_mode = OpenSSL::SSL::VERIFY_PEER
  http
end

def fetch_well(address)
  # ok: weakening/certificate-verification-disabled-ruby
  HTTParty.get(address, timeout: 5)
end

def start_well(host)
  # ok: weakening/certificate-verification-disabled-ruby
  Net::HTTP.start(host, 443, use_ssl: true, ca_file: "company.pem")
end

def check(record)
  # ok: weakening/certificate-verification-disabled-ruby
  record.save(verify: false)
end
