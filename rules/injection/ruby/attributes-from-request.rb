class Users < ApplicationController
  def create
    # ruleid: injection/attributes-from-request-ruby
    User.create(params.require(:user).permit!)
  end

  def update
    # ruleid: injection/attributes-from-request-ruby
    @user.update(params.to_unsafe_h)
  end

  def all
    # ruleid: injection/attributes-from-request-ruby
    ActionController::Parameters.permit_all_parameters = true
  end

  def create_well
    # ok: injection/attributes-from-request-ruby
    User.create(params.require(:user).permit(:name, :mail))
  end

  def update_well
    # ok: injection/attributes-from-request-ruby
    @user.update(name: params[:name])
  end

  def listed
    # ok: injection/attributes-from-request-ruby
    params.to_h.keys
  end

  def allowed
    # ok: injection/attributes-from-request-ruby
    ActionController::Parameters.permit_all_parameters = false
  end
end
