class Formulas < ApplicationController
  ACTIONS = { "sum" => :sum, "max" => :max }.freeze

  def formula
    # ruleid: injection/request-data-evaluated-ruby
    render plain: eval(params[:formula])
  end

  def call
    name = params[:name]
    # ruleid: injection/request-data-evaluated-ruby
    render json: @report.send(name)
  end

  def plugin
    # ruleid: injection/request-data-evaluated-ruby
    render json: params[:plugin].constantize.new
  end

  def page
    # ruleid: injection/request-data-evaluated-ruby
    render inline: params[:template]
  end

  def table
    # ok: injection/request-data-evaluated-ruby
    render json: @report.public_send(ACTIONS.fetch(params[:name]))
  end

  def constant
    # ok: injection/request-data-evaluated-ruby
    render plain: eval("1 + 1")
  end

  def named
    # ok: injection/request-data-evaluated-ruby
    render inline: "<%= @name %>"
  end

  def parsed
    # ok: injection/request-data-evaluated-ruby
    render json: JSON.parse(params[:formula])
  end
end
