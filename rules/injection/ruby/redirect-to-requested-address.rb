class Logins < ApplicationController
  def create
    # ruleid: injection/redirect-to-requested-address-ruby
    redirect_to params[:next]
  end

  def out
    target = params[:target]
    # ruleid: injection/redirect-to-requested-address-ruby
    redirect_to target
  end

  def other
    # ruleid: injection/redirect-to-requested-address-ruby
    redirect_to(params[:address], allow_other_host: true)
  end

  def home
    # ok: injection/redirect-to-requested-address-ruby
    redirect_to reports_path
  end

  def local
    # ok: injection/redirect-to-requested-address-ruby
    redirect_to url_from(params[:next])
  end

  def search
    # ok: injection/redirect-to-requested-address-ruby
    redirect_to search_path(q: params[:q])
  end

  def user
    # ok: injection/redirect-to-requested-address-ruby
    redirect_to "/users/#{params[:id]}"
  end
end
