class TransfersController < ApplicationController
  # ruleid: weakening/cross-site-request-check-disabled-ruby
  skip_before_action :verify_authenticity_token
end

class HooksController < ApplicationController
  # ruleid: weakening/cross-site-request-check-disabled-ruby
  skip_before_action :verify_authenticity_token, only: :create
end

class Application < Rails::Application
  # ruleid: weakening/cross-site-request-check-disabled-ruby
  config.action_controller.allow_forgery_protection = false
  # ok: weakening/cross-site-request-check-disabled-ruby
  config.action_controller.perform_caching = false
end

class ReportsController < ApplicationController
  # ok: weakening/cross-site-request-check-disabled-ruby
  protect_from_forgery with: :exception
  # ok: weakening/cross-site-request-check-disabled-ruby
  skip_before_action :set_locale
  # ok: weakening/cross-site-request-check-disabled-ruby
  before_action :verify_authenticity_token
end
