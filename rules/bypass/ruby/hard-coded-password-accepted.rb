class Logins < ApplicationController
  # ruleid: bypass/hard-coded-password-accepted-ruby
  http_basic_authenticate_with name: "admin", password: "s3cr3t!"

  def login(user, password)
    # ruleid: bypass/hard-coded-password-accepted-ruby
    return true if password == "letmein-2024"

    user.authenticate(password)
  end

  def admin
    # ruleid: bypass/hard-coded-password-accepted-ruby
    render plain: "hello" if params[:password] == "open-sesame"
  end

  def login_well(user, password)
    # ok: bypass/hard-coded-password-accepted-ruby
    user.authenticate(password)
  end

  def missing(password)
    # ok: bypass/hard-coded-password-accepted-ruby
    password == ""
  end

  def kind(field)
    # ok: bypass/hard-coded-password-accepted-ruby
    field.type == "password"
  end

  def placeholder(password)
    # ok: bypass/hard-coded-password-accepted-ruby
    password == "changeme"
  end
end
