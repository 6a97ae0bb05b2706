class States < ApplicationController
  def show
    # ruleid: injection/untrusted-object-deserialised-ruby
    render json: Marshal.load(Base64.decode64(params[:state]))
  end

  def settings
    text = params[:settings]
    # ruleid: injection/untrusted-object-deserialised-ruby
    render json: YAML.unsafe_load(text)
  end

  def cookie
    # ruleid: injection/untrusted-object-deserialised-ruby
    render json: Marshal.load(cookies[:cart])
  end

  def parsed
    # ok: injection/untrusted-object-deserialised-ruby
    render json: JSON.parse(params[:state])
  end

  def safe
    # ok: injection/untrusted-object-deserialised-ruby
    render json: YAML.safe_load(params[:settings])
  end

  def file
    # ok: injection/untrusted-object-deserialised-ruby
    render json: YAML.load(File.read("settings.yml"))
  end

  def copy(report)
    # ok: injection/untrusted-object-deserialised-ruby
    Marshal.load(Marshal.dump(report))
  end
end
